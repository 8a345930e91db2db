import { parameters } from '../../platform/database/parameters.js';
import { run, type Executor } from '../../platform/database/index.js';

export interface DueChange {
  readonly recordId: string;
  readonly kind: 'DUE_SOON' | 'OVERDUE';
}

/** Enqueues in the caller's transaction; the key makes a later call move the job instead of adding one. */
export async function enqueueDueChange(executor: Executor, change: DueChange, runAt: string): Promise<void> {
  const $ = parameters();
  await run(executor, {
    text: `SELECT 1 FROM graphile_worker.add_job('append-due-change', ${$(JSON.stringify(change), 'json')},
      run_at => ${$(runAt, 'timestamptz')}, job_key => ${$(`${change.kind}:${change.recordId}`, 'text')}, max_attempts => 25)`,
    values: $.values,
  });
}
