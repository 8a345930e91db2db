import { $, nothing, sql, type Sql } from '../../platform/database/sql.js';
import { identified, runAs, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import type { PayloadSignature } from '../evidence/index.js';

/** A signature as resolvers return it. */
export interface RecordSignature {
  readonly revision: number;
  readonly keyId: string;
  readonly jws: string;
  /** Organizations that might see the revision when it was signed; null: all members. */
  readonly audience: readonly number[] | null;
}

/** The signature under a revision; `from` makes it depend on a CTE. */
export function signatureInsert(
  revision: { readonly recordKey: string; readonly revision: number; readonly audience: readonly number[] | null },
  { keyId, jws }: PayloadSignature,
  from = nothing,
): Sql {
  return sql`INSERT INTO record_signature (record_id, revision, key_id, jws, audience)
    SELECT ${$(revision.recordKey, 'uuid')}, ${$(revision.revision, 'int')}, ${$(keyId, 'text')}, ${$(jws, 'text')},
      ${$(revision.audience, 'int[]')} ${from}`;
}

const read = rowReader<RecordSignature & { recordId: string }>([
  { property: 'recordId', column: 'record_id', type: 'uuid' },
  { property: 'revision', column: 'revision', type: 'int' },
  { property: 'keyId', column: 'key_id', type: 'text' },
  { property: 'jws', column: 'jws', type: 'text' },
  { property: 'audience', column: 'audience', type: 'int[]' },
]);

/** The signatures of many records, oldest revision first. */
export async function readSignatures(
  keys: readonly string[],
  session: Session,
): Promise<Map<string, RecordSignature[]>> {
  const rows = await runAs(
    session,
    sql`SELECT record_id, revision, key_id, jws, audience FROM record_signature
      WHERE record_id = ANY (${$(keys, 'uuid[]')}) AND ${identified} ORDER BY record_id, revision`,
  );
  return Map.groupBy(rows.map(read), ({ recordId }) => recordId);
}
