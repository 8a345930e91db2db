import { identified, runAs, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, literal, sql, type Sql } from '../../platform/database/sql.js';
import type { ReplacedValues } from './record-content.js';

/** What a revision replaced, as it is read. */
export interface RevisedValues extends ReplacedValues {
  readonly revision: number;
  readonly category: string;
  readonly publisherKey: number;
  /** Organizations that might see both what stood before and what came then; null: all members. */
  readonly audience: readonly number[] | null;
}

/** A record's latest revisions of which values are told: a record that was revised more often is still read in one page. */
const mostTold = 100;

/** The INSERT of what a revision replaced. */
export function revisedValuesInsert(
  revision: { readonly recordKey: string; readonly revision: number; readonly audience: readonly number[] | null },
  { replaced, became }: ReplacedValues,
): Sql {
  return sql`INSERT INTO revised_values (record_id, revision, audience, replaced, became)
    VALUES (${$(revision.recordKey, 'uuid')}, ${$(revision.revision, 'int')}, ${$(revision.audience, 'int[]')},
      ${$(JSON.stringify(replaced), 'jsonb')}, ${$(JSON.stringify(became), 'jsonb')})`;
}

const read = rowReader<RevisedValues & { readonly recordId: string }>([
  { property: 'recordId', column: 'record_id', type: 'uuid' },
  { property: 'revision', column: 'revision', type: 'int' },
  { property: 'audience', column: 'audience', type: 'int[]' },
  { property: 'replaced', column: 'replaced', type: 'jsonb' },
  { property: 'became', column: 'became', type: 'jsonb' },
  { property: 'category', column: 'category', type: 'text' },
  { property: 'publisherKey', column: 'publisher_id', type: 'int' },
]);

/** The values that the latest revisions of records replaced. */
export async function readRevisedValues(
  keys: readonly string[],
  session: Session,
): Promise<Map<string, RevisedValues[]>> {
  const rows = await runAs(
    session,
    sql`SELECT r.id, v.revision, v.audience, v.replaced, v.became, r.category, r.publisher_id
      FROM shared_record r CROSS JOIN LATERAL (
        SELECT revision, audience, replaced, became FROM revised_values
        WHERE record_id = r.id ORDER BY revision DESC LIMIT ${literal(mostTold)}) v
      WHERE r.id = ANY (${$(keys, 'uuid[]')}) AND ${identified}`,
  );
  return Map.groupBy(rows.map(read), ({ recordId }) => recordId);
}
