import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** Stops the open clocks of a proceeding, where the policy says that a dispute does (D2). `at` is RFC 3339. */
export async function pauseClocks(executor: Executor, proceedingKey: string, at: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE proceeding_deadline SET paused_at = ${$(at, 'timestamptz')}
      WHERE proceeding_id = ${$(proceedingKey, 'uuid')} AND met_at IS NULL AND ended_at IS NULL AND paused_at IS NULL`,
  );
}

/** Lets them run again: the time that they stood still is added. */
export async function resumeClocks(executor: Executor, proceedingKey: string, at: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE proceeding_deadline SET due_at = due_at + (${$(at, 'timestamptz')} - paused_at), paused_at = NULL
      WHERE proceeding_id = ${$(proceedingKey, 'uuid')} AND met_at IS NULL AND ended_at IS NULL AND paused_at IS NOT NULL`,
  );
}
