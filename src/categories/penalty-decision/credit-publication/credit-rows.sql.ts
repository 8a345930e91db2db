import type { Hub } from '../../../core/hub.js';
import type { Viewer } from '../../../core/identity/index.js';
import { visibilityCondition } from '../../../core/visibility/index.js';
import { streamAs } from '../../../platform/database/index.js';
import { $, join, raw, sql, type Sql } from '../../../platform/database/sql.js';
import { textArray, type TextRow } from '../../../platform/database/row.js';
import type { Period } from '../../../platform/graphql/period.graphql.js';
import type { TableColumn, TableRow } from '../../../platform/tables/index.js';
import { tenThousandYuan } from '../../../kernel/money.js';
import type { PartyKind } from '../penalty-decision.js';
import type { PenaltyKind } from '../penalty-kind.js';
import { counted } from '../counted.sql.js';
import { writePenaltyKinds } from './cells.js';
import { creditColumns, partyKindNames, type CreditColumn } from './columns.js';

/** What the remark says of the latest review that has changed the decision, before what the table said itself. */
const remark = `nullif(concat_ws('；', (
    SELECT CASE v.outcome WHEN 'CHANGED' THEN '已变更：' ELSE '已部分撤销：' END || v.document_number
    FROM decision_review v WHERE v.record_id = d.record_id AND v.outcome IN ('CHANGED', 'PARTLY_SET_ASIDE')
    ORDER BY v.decided_on DESC, v.ordinal DESC LIMIT 1), c.remark), '')`;

/** Where each column is read from. A person's number is no credit code, and stays where it is sealed. */
const sources: Readonly<Record<CreditColumn['is'], Sql>> = {
  partyName: raw('d.party_name'),
  partyKind: raw('d.party_kind'),
  partyCode: raw(`CASE WHEN d.party_kind <> 'NATURAL_PERSON' THEN d.party_code END`),
  legalRepresentative: raw('d.legal_representative'),
  registrationNumber: raw('c.registration_number'),
  organizationCode: raw('c.organization_code'),
  taxNumber: raw('c.tax_number'),
  institutionCertificate: raw('c.institution_certificate'),
  associationCertificate: raw('c.association_certificate'),
  representativeDocument: raw('c.representative_document'),
  representativeNumber: raw('c.representative_number'),
  partyDocument: raw('c.party_document'),
  partyNumber: raw('c.party_number'),
  decisionNumber: raw('d.decision_number'),
  violation: raw('d.violation'),
  facts: raw('d.facts'),
  legalBasis: raw('d.legal_basis'),
  penaltyKinds: raw('d.penalty_kinds'),
  content: raw('d.content'),
  fineAmount: counted.fine,
  confiscatedAmount: counted.confiscated,
  decidedOn: raw('d.decided_on'),
  licence: raw('c.licence'),
  validUntil: raw('c.valid_until'),
  publicUntil: raw('c.public_until'),
  authority: raw('r.publisher_id'),
  authorityCode: raw('c.authority_code'),
  source: raw('c.source'),
  sourceCode: raw('c.source_code'),
  remark: raw(`left(${remark}, 4000)`),
};

export const creditTableColumns: readonly TableColumn[] = creditColumns.map(({ code, title }) => ({
  name: code,
  title,
  kind: 'text',
}));

/**
 * The table of the decisions of a period that the viewer may see, as it was imported or as the hub knows them. A decision that was set aside,
 * found void or found unlawful is withdrawn from publication (Administrative Penalty Law art. 48); one that was changed is published as
 * changed, and says by which document.
 */
export async function* creditRows(
  { pool, organizations }: Pick<Hub, 'pool' | 'organizations'>,
  { organization }: Viewer,
  { from, to }: Period,
  signal: AbortSignal,
): AsyncGenerator<readonly TableRow[]> {
  const select = join(creditColumns.map(({ is }) => sources[is]));
  const statement = sql`SELECT ${select}
    FROM penalty_decision d JOIN shared_record r ON r.id = d.record_id LEFT JOIN credit_publication c ON c.record_id = r.id
    WHERE r.status = 'SHARED' AND ${counted.isPublished} AND d.decided_on BETWEEN ${$(from, 'date')} AND ${$(to, 'date')}
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
