import { run, type Executor } from '../../../platform/database/index.js';
import { $, raw, sql } from '../../../platform/database/sql.js';
import { columnNames, relation } from '../../../platform/database/relation.js';
import { columnsOf, rowReader, type Column } from '../../../platform/database/row.js';
import { CreditPublicationEntity } from './credit-publication.entity.js';
import { PenaltyDecisionEntity } from '../penalty-decision.entity.js';
import type { CreditRemarks } from './credit-row.js';
import type { ReadDecision } from './judge-row.js';

/** A decision of the organization that bears a number, shared or withdrawn. */
export interface StandingDecision {
  readonly normalizedNumber: string;
  readonly withdrawn: boolean;
  /** Stored columns by property, as the hub keeps them. */
  readonly columns: Readonly<Record<string, unknown>>;
  /** What the table said beside it; null when it did not come from the table. */
  readonly remarks: CreditRemarks | null;
}

const own = columnsOf(PenaltyDecisionEntity).filter(
  ({ property }) => !['partyCodeSealed', 'partyCodeLookup', 'normalizedParty'].includes(property),
);
const beside = columnsOf(CreditPublicationEntity);
const select = raw(
  [...own.map(({ column }) => `d.${column}`), ...beside.map(({ column }) => `c.${column}`)].join(', '),
);
const readOwn = rowReader<Record<string, unknown>>(own);
const readBeside = rowReader<CreditRemarks>(beside);

/** What the organization has published under these numbers, the longest standing first. */
export async function standingDecisions(
  executor: Executor,
  organization: number,
  numbers: readonly string[],
): Promise<Map<string, StandingDecision[]>> {
  const rows = await run(
    executor,
    sql`SELECT ${select},
        c.record_id IS NOT NULL, r.status = 'WITHDRAWN'
      FROM penalty_decision d JOIN shared_record r ON r.id = d.record_id
        LEFT JOIN credit_publication c ON c.record_id = d.record_id
      WHERE d.normalized_number = ANY (${$(numbers, 'text[]')}) AND r.publisher_id = ${$(organization, 'int')}
      ORDER BY r.registered_at, r.id`,
  );
  const standing = new Map<string, StandingDecision[]>();
  for (const row of rows) {
    const columns = readOwn(row);
    const [kept, withdrawn] = row.slice(own.length + beside.length);
    const normalizedNumber = String(columns['normalizedNumber']);
    const decision = {
      normalizedNumber,
      withdrawn: withdrawn === 't',
      columns,
      remarks: kept === 't' ? readBeside(row.slice(own.length)) : null,
    };
    standing.set(normalizedNumber, [...(standing.get(normalizedNumber) ?? []), decision]);
  }
  return standing;
}

/** Keeps what the table says beside decisions. */
export async function keepRemarks(executor: Executor, decisions: readonly ReadDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  const columns: Column[] = [{ property: 'record', column: 'record_id', type: 'uuid' }, ...beside];
  const rows = decisions.map(({ prepared, credit }) => ({ record: prepared.record.id, ...credit.remarks }));
  await run(executor, sql`INSERT INTO credit_publication (${columnNames(columns)}) ${relation(columns, rows)}`);
}
