import { $, sql, type Sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';

export interface DueChange {
  readonly recordId: string;
  readonly kind: 'DUE_SOON' | 'OVERDUE';
}

/** Enqueues in the caller's transaction; the key makes a later call move the job instead of adding one. */
export function enqueueDueChange(executor: Executor, change: DueChange, runAt: string): Promise<void> {
  return addJob(executor, change, sql`${$(runAt, 'timestamptz')}`);
}

/** The same, so many milliseconds from now on the database's clock, which is the one that starts jobs. */
export function postponeDueChange(executor: Executor, change: DueChange, milliseconds: number): Promise<void> {
  return addJob(executor, change, sql`now() + ${$(milliseconds, 'int8')} * interval '1 millisecond'`);
}

async function addJob(executor: Executor, change: DueChange, runAt: Sql): Promise<void> {
  await run(
    executor,
    sql`SELECT enqueue_job('append-due-change', ${$(JSON.stringify(change), 'json')}, ${runAt},
      ${$(`${change.kind}:${change.recordId}`, 'text')})`,
  );
}

/** Notes that a deadline is told of; false when it has been already. */
export async function noteDeadline(executor: Executor, { recordId, kind }: DueChange, dueAt: string): Promise<boolean> {
  const noted = await run(
    executor,
    sql`INSERT INTO deadline_notice (record_id, kind, due_at)
      VALUES (${$(recordId, 'uuid')}, ${$(kind, 'text')}, ${$(dueAt, 'timestamptz')}) ON CONFLICT DO NOTHING RETURNING kind`,
  );
  return noted.length === 1;
}

/** Whose record it is: the hub's clock acts for its publisher. Null where there is none. */
export async function publisherOf(executor: Executor, recordId: string): Promise<number | null> {
  const [row] = await run(executor, sql`SELECT publisher_of_record(${$(recordId, 'uuid')})`);
  return row?.[0] == null ? null : Number(row[0]);
}
