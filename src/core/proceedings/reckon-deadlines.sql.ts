import { run, type Executor, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, join, raw, sql } from '../../platform/database/sql.js';
import type { ProceedingTable } from './procedure.js';

/** A clock that rests on days of which no notice had been given. */
export interface ProvisionalDeadline {
  readonly deadlineKey: string;
  readonly proceedingKey: string;
  /** Whoever opened the proceeding: the hub's calendar acts for it. */
  readonly openedById: number;
}

/** Such clocks, met ones too: whether they were in time is judged by what was announced. In the order of their keys. */
export async function provisionalDeadlines(
  executor: Executor,
  behind: string | null,
  most: number,
): Promise<ProvisionalDeadline[]> {
  const rows = await run(
    executor,
    sql`SELECT deadline_id, proceeding_id, opened_by
      FROM provisional_deadlines(${$(behind, 'uuid')}, ${$(most, 'int')})`,
  );
  return rows.map(([deadlineKey, proceedingKey, openedById]) => ({
    deadlineKey: String(deadlineKey),
    proceedingKey: String(proceedingKey),
    openedById: Number(openedById),
  }));
}

/** A clock as it is reckoned: where it began, when it stood still. Instants are RFC 3339. */
export interface ReckonedClock {
  readonly clock: string;
  readonly rule: string;
  readonly responsibleId: number;
  readonly startsAt: string;
  readonly dueAt: string;
  readonly basis: string;
  readonly pauses: readonly (readonly [string, string])[];
}

const readClock = rowReader<ReckonedClock>([
  { property: 'clock', column: 'clock', type: 'text' },
  { property: 'rule', column: 'rule', type: 'text' },
  { property: 'responsibleId', column: 'responsible_id', type: 'int' },
  { property: 'startsAt', column: 'starts_at', type: 'timestamptz' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'basis', column: 'basis', type: 'text' },
  { property: 'pauses', column: 'pauses', type: 'jsonb' },
]);

/** Locks a proceeding, which orders what is told of it, and one of its clocks; null when it was set otherwise in the meantime. */
export async function lockProvisional(
  { executor }: Session,
  deadline: ProvisionalDeadline,
): Promise<ReckonedClock | null> {
  await run(executor, sql`SELECT FROM proceeding WHERE id = ${$(deadline.proceedingKey, 'uuid')} FOR NO KEY UPDATE`);
  const [row] = await run(
    executor,
    sql`SELECT d.clock, d.rule, d.responsible_id, d.starts_at, d.due_at, d.basis, d.pauses FROM proceeding_deadline d
      WHERE d.id = ${$(deadline.deadlineKey, 'uuid')} AND d.basis = 'PROVISIONAL' FOR UPDATE`,
  );
  return row ? readClock(row) : null;
}

/** Sets a clock anew; what was told of its end is told again if that lies ahead now. */
export async function writeReckoned(
  { executor }: Session,
  deadlineKey: string,
  { dueAt, basis, now }: { readonly dueAt: string; readonly basis: string; readonly now: string },
): Promise<void> {
  const due = $(dueAt, 'timestamptz');
  const moment = $(now, 'timestamptz');
  await run(
    executor,
    sql`UPDATE proceeding_deadline SET due_at = ${due}, basis = ${$(basis, 'text')},
        overdue_told_at = CASE WHEN ${due} <= ${moment} THEN overdue_told_at END,
        due_soon_told_at = CASE WHEN due_at = ${due} OR ${due} <= ${moment} THEN due_soon_told_at END
      WHERE id = ${$(deadlineKey, 'uuid')}`,
  );
}

/** Facts of a proceeding that say what the clock says. */
export async function writeReckonedFacts(
  { executor }: Session,
  { name, columns }: ProceedingTable,
  key: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changed = columns.filter(({ property }) => Object.hasOwn(facts, property));
  if (changed.length === 0) return;
  const values = changed.map(({ property, column, type }) => sql`${raw(`"${column}"`)} = ${$(facts[property], type)}`);
  await run(executor, sql`UPDATE ${raw(name)} SET ${join(values)} WHERE proceeding_id = ${$(key, 'uuid')}`);
}
