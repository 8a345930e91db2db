import { parameters, type Parameters } from '../../platform/database/parameters.js';
import { run, type Executor } from '../../platform/database/index.js';

export interface DueChange {
  readonly recordId: string;
  readonly kind: 'DUE_SOON' | 'OVERDUE';
}

/** Enqueues in the caller's transaction; the key makes a later call move the job instead of adding one. */
export function enqueueDueChange(executor: Executor, change: DueChange, runAt: string): Promise<void> {
  return addJob(executor, change, ($) => $(runAt, 'timestamptz'));
}

/** The same, so many milliseconds from now on the database's clock, which is the one that starts jobs. */
export function postponeDueChange(executor: Executor, change: DueChange, milliseconds: number): Promise<void> {
  return addJob(executor, change, ($) => `now() + ${$(milliseconds, 'int8')} * interval '1 millisecond'`);
}

async function addJob(executor: Executor, change: DueChange, runAt: ($: Parameters) => string): Promise<void> {
  const $ = parameters();
  await run(executor, {
    text: `SELECT enqueue_job('append-due-change', ${$(JSON.stringify(change), 'json')}, ${runAt($)},
      ${$(`${change.kind}:${change.recordId}`, 'text')})`,
    values: $.values,
  });
}

/** Notes that a deadline is told of; false when it has been already. */
export async function noteDeadline(executor: Executor, { recordId, kind }: DueChange, dueAt: string): Promise<boolean> {
  const $ = parameters();
  const noted = await run(executor, {
    text: `INSERT INTO deadline_notice (record_id, kind, due_at)
      VALUES (${$(recordId, 'uuid')}, ${$(kind, 'text')}, ${$(dueAt, 'timestamptz')}) ON CONFLICT DO NOTHING RETURNING kind`,
    values: $.values,
  });
  return noted.length === 1;
}

/** Whose record it is: the hub's clock acts for its publisher. Null where there is none. */
export async function publisherOf(executor: Executor, recordId: string): Promise<number | null> {
  const $ = parameters();
  const [row] = await run(executor, { text: `SELECT publisher_of_record(${$(recordId, 'uuid')})`, values: $.values });
  return row?.[0] == null ? null : Number(row[0]);
}
