import type { RecordRow, StoredFields } from '../../../core/records/index.js';
import type { Session } from '../../../platform/database/index.js';
import type { Sql } from '../../../platform/database/sql.js';
import type { PenaltyKind } from '../penalty-kind.js';
import { executionUpdate, readEvents } from './execution-event.sql.js';
import { executionOf, type Owed } from './execution.rules.js';
import { owedBy } from './owed.js';

/** How far a decision is executed once it owes something else; nothing where no event is told, and its publisher has said it. */
export async function executionAfter(session: Session, recordKey: string, owed: Owed): Promise<readonly Sql[]> {
  const events = await readEvents(recordKey, session);
  return events.length === 0 ? [] : [executionUpdate(recordKey, executionOf(events, owed))];
}

/** The same for a revision of the decision. */
export function followExecution(session: Session, row: RecordRow, { columns }: StoredFields): Promise<readonly Sql[]> {
  const { changedFineAmount } = row as RecordRow & { readonly changedFineAmount: string | null };
  const fineAmount = columns['fineAmount'] as string | null;
  const penaltyKinds = columns['penaltyKinds'] as readonly PenaltyKind[];
  return executionAfter(session, row.key, owedBy({ fineAmount, changedFineAmount, penaltyKinds }));
}
