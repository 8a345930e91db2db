import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Announcer } from './reckon-deadlines.js';

/** Has clocks reckoned anew as soon as the transaction commits that changes the calendar. */
export async function askReckoning(executor: Executor, announcer: Announcer): Promise<void> {
  await run(
    executor,
    sql`SELECT enqueue_job('reckon-deadlines', ${$(JSON.stringify(announcer), 'json')}, now(), 'reckon-deadlines')`,
  );
}
