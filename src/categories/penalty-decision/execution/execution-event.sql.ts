import { detailTable, readParts } from '../../../core/records/index.js';
import type { Session } from '../../../platform/database/index.js';
import { $, sql, type Sql } from '../../../platform/database/sql.js';
import { ExecutionEventEntity } from './execution-event.entity.js';
import type { EnforcementMeans, ExecutionEventKind, KeptEvent } from './execution-event.js';
import type { Execution } from './execution.rules.js';

export const eventTable = detailTable(ExecutionEventEntity);

/** An event as its table keeps it: days and amounts of instalments apart. */
export interface EventRow {
  readonly kind: ExecutionEventKind;
  readonly occurredOn: string;
  readonly amount: string | null;
  readonly instalmentDays: readonly string[];
  readonly instalmentAmounts: readonly string[];
  readonly means: EnforcementMeans | null;
  readonly note: string | null;
  readonly isCancelled: boolean;
}

export function eventOf({ instalmentDays, instalmentAmounts, ...row }: EventRow): KeptEvent {
  const instalments = instalmentDays.map((dueOn, index) => ({ dueOn, amount: instalmentAmounts[index] ?? '' }));
  return { ...row, instalments };
}

/** The events of a decision, in the order of recording. */
export async function readEvents(recordKey: string, session: Session): Promise<KeptEvent[]> {
  const rows = (await readParts(eventTable, [recordKey], session)).get(recordKey) ?? [];
  return (rows as EventRow[]).map(eventOf);
}

/** The event of an ordinal as it stands from now on. The record's row is locked. */
export function eventWrite(recordKey: string, ordinal: number, event: KeptEvent): Sql {
  const { kind, occurredOn, amount, instalments, means, note, isCancelled } = event;
  const days = instalments.map(({ dueOn }) => dueOn);
  const amounts = instalments.map((each) => each.amount);
  return sql`INSERT INTO execution_event
      (record_id, ordinal, kind, occurred_on, amount, instalment_days, instalment_amounts, means, note, is_cancelled)
    VALUES (${$(recordKey, 'uuid')}, ${$(ordinal, 'int')}, ${$(kind, 'text')}, ${$(occurredOn, 'date')}, ${$(amount, 'numeric')},
      ${$(days, 'text[]')}, ${$(amounts, 'text[]')}, ${$(means, 'text')}, ${$(note, 'text')}, ${$(isCancelled, 'boolean')})
    ON CONFLICT (record_id, ordinal) DO UPDATE
    SET occurred_on = excluded.occurred_on, amount = excluded.amount, instalment_days = excluded.instalment_days,
      instalment_amounts = excluded.instalment_amounts, means = excluded.means, note = excluded.note,
      is_cancelled = excluded.is_cancelled`;
}

/** How far the decision is executed by all its events. */
export function executionUpdate(recordKey: string, execution: Execution): Sql {
  const { status, executedOn, surcharge, paid, outstanding } = execution;
  return sql`UPDATE penalty_decision SET execution_status = ${$(status, 'text')}, executed_on = ${$(executedOn, 'date')},
      surcharge_amount = ${$(surcharge, 'numeric')}, paid_amount = ${$(paid, 'numeric')},
      outstanding_amount = ${$(outstanding, 'numeric')}
    WHERE record_id = ${$(recordKey, 'uuid')}`;
}
