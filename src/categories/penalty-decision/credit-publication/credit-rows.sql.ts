import type { Hub } from '../../../core/hub.js';
import type { Viewer } from '../../../core/identity/index.js';
import { visibilityCondition } from '../../../core/visibility/index.js';
import { streamAs } from '../../../platform/database/index.js';
import { $, raw, sql } from '../../../platform/database/sql.js';
import { textArray, type TextRow } from '../../../platform/database/row.js';
import type { Period } from '../../../platform/graphql/period.graphql.js';
import type { TableColumn, TableRow } from '../../../platform/tables/index.js';
import { tenThousandYuan } from '../../../kernel/money.js';
import type { PartyKind } from '../penalty-decision.js';
import type { PenaltyKind } from '../penalty-kind.js';
import { writePenaltyKinds } from './cells.js';
import { creditColumns, partyKindNames, type CreditColumn } from './columns.js';

/** Where each column is read from. A person's number is no credit code, and stays where it is sealed. */
const sources: Readonly<Record<CreditColumn['is'], string>> = {
  partyName: 'd.party_name',
  partyKind: 'd.party_kind',
  partyCode: `CASE WHEN d.party_kind <> 'NATURAL_PERSON' THEN d.party_code END`,
  decisionNumber: 'd.decision_number',
  violation: 'd.violation',
  facts: 'd.facts',
  legalBasis: 'd.legal_basis',
  penaltyKinds: 'd.penalty_kinds',
  content: 'd.content',
  fineAmount: 'd.fine_amount',
  confiscatedAmount: 'd.confiscated_amount',
  decidedOn: 'd.decided_on',
  licence: 'c.licence',
  validUntil: 'c.valid_until',
  publicUntil: 'c.public_until',
  authority: 'r.publisher_id',
  authorityCode: 'c.authority_code',
  source: 'c.source',
  sourceCode: 'c.source_code',
  remark: 'c.remark',
};

export const creditTableColumns: readonly TableColumn[] = creditColumns.map(({ code, title }) => ({
  name: code,
  title,
  kind: 'text',
}));

/** The table of the decisions of a period that the viewer may see, as it was imported or as the hub knows them. */
export async function* creditRows(
  { pool, organizations }: Pick<Hub, 'pool' | 'organizations'>,
  { organization }: Viewer,
  { from, to }: Period,
  signal: AbortSignal,
): AsyncGenerator<readonly TableRow[]> {
  const select = raw(creditColumns.map(({ is }) => sources[is]).join(', '));
  const statement = sql`SELECT ${select}
    FROM penalty_decision d JOIN shared_record r ON r.id = d.record_id LEFT JOIN credit_publication c ON c.record_id = r.id
    WHERE r.status = 'SHARED' AND d.decided_on BETWEEN ${$(from, 'date')} AND ${$(to, 'date')}
      AND ${visibilityCondition(organization, 'r')}
    ORDER BY d.decided_on, r.id`;
  const written: Partial<Record<CreditColumn['is'], (cell: string) => string>> = {
    partyKind: (cell) => partyKindNames[cell as PartyKind][0],
    penaltyKinds: (cell) => writePenaltyKinds(textArray(cell) as PenaltyKind[]),
    fineAmount: tenThousandYuan,
    confiscatedAmount: tenThousandYuan,
    authority: (cell) => organizations.byKey(Number(cell)).name,
  };
  const cellOf = (row: TextRow, { is }: CreditColumn, place: number): string | null => {
    const cell = row[place] ?? null;
    return cell === null ? null : (written[is]?.(cell) ?? cell);
  };
  for await (const rows of streamAs(pool, organization.key, statement, { signal })) {
    yield rows.map((row) => creditColumns.map((column, place) => cellOf(row, column, place)));
  }
}
