import { run, type Executor } from '../../platform/database/index.js';
import { sql } from '../../platform/database/sql.js';

/** Whoever changes dated reference data does so one after another, so that what was read still stands when it is replaced. */
export async function lockDated(executor: Executor): Promise<void> {
  await run(executor, sql`SELECT name FROM hub_lock WHERE name = 'dated' FOR UPDATE`);
}
