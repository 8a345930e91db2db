import { run, type Executor, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';

export interface DeadlineToTell {
  readonly deadlineKey: string;
  readonly proceedingKey: string;
  /** Whoever opened the proceeding: the hub's clock acts for it. */
  readonly openedById: number;
}

/** Open clocks that are due, or will be soon, and of which that was not told; those due first before the others. */
export async function deadlinesToTell(
  executor: Executor,
  now: string,
  soon: string,
  most: number,
): Promise<DeadlineToTell[]> {
  const rows = await run(
    executor,
    sql`SELECT deadline_id, proceeding_id, opened_by
      FROM deadlines_to_tell(${$(now, 'timestamptz')}, ${$(soon, 'timestamptz')}, ${$(most, 'int')})`,
  );
  return rows.map(([deadlineKey, proceedingKey, openedById]) => ({
    deadlineKey: String(deadlineKey),
    proceedingKey: String(proceedingKey),
    openedById: Number(openedById),
  }));
}

export interface ToldDeadline {
  readonly kind: 'DUE_SOON' | 'OVERDUE';
  readonly rule: string;
  readonly clock: string;
  readonly responsibleId: number;
  /** RFC 3339. */
  readonly dueAt: string;
}

const readTold = rowReader<ToldDeadline>([
  { property: 'kind', column: 'kind', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'clock', column: 'clock', type: 'text' },
  { property: 'responsibleId', column: 'responsible_id', type: 'int' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
]);

/**
 * Locks a proceeding and notes that one of its clocks is told of; null when it was told, met or moved in the meantime. The lock
 * orders the change behind every earlier one of the proceeding.
 */
export async function noteTold(
  { executor }: Session,
  told: DeadlineToTell,
  now: string,
  soon: string,
): Promise<ToldDeadline | null> {
  await run(executor, sql`SELECT 1 FROM proceeding WHERE id = ${$(told.proceedingKey, 'uuid')} FOR UPDATE`);
  const [row] = await run(
    executor,
    sql`UPDATE proceeding_deadline
      SET overdue_told_at = CASE WHEN due_at <= ${$(now, 'timestamptz')} THEN ${$(now, 'timestamptz')} END,
        due_soon_told_at = coalesce(due_soon_told_at, ${$(now, 'timestamptz')})
      WHERE id = ${$(told.deadlineKey, 'uuid')} AND met_at IS NULL AND ended_at IS NULL AND paused_at IS NULL
        AND overdue_told_at IS NULL AND due_at <= ${$(soon, 'timestamptz')}
        AND (due_at <= ${$(now, 'timestamptz')} OR due_soon_told_at IS NULL)
      RETURNING CASE WHEN overdue_told_at IS NULL THEN 'DUE_SOON' ELSE 'OVERDUE' END AS kind, rule, clock, responsible_id, due_at`,
  );
  return row ? readTold(row) : null;
}
