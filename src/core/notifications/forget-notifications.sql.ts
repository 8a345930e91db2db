import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** Forgets what was told before a moment (RFC 3339), and the messages that told it. */
export async function forgetNotifications(executor: Executor, before: string): Promise<void> {
  await run(executor, sql`SELECT forget_notifications(${$(before, 'timestamptz')})`);
}
