import { columnNames } from '../../platform/database/relation.js';
import { $, join, sql, type Sql } from '../../platform/database/sql.js';
import { identified, runAs, type Session } from '../../platform/database/index.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import type { PayloadSignature } from '../evidence/index.js';

/** A signature as resolvers return it. */
export interface RecordSignature {
  readonly revision: number;
  readonly keyId: string;
  readonly jws: string;
  /** Organizations that might see the revision when it was signed; null: all members. */
  readonly audience: readonly number[] | null;
}

/** The columns of a signature. */
export const signatureColumns: readonly Column[] = [
  { property: 'recordKey', column: 'record_id', type: 'uuid' },
  { property: 'revision', column: 'revision', type: 'int' },
  { property: 'keyId', column: 'key_id', type: 'text' },
  { property: 'jws', column: 'jws', type: 'text' },
  { property: 'audience', column: 'audience', type: 'int[]' },
];

/** The INSERT of the signature under a revision. */
export function signatureInsert(
  revision: { readonly recordKey: string; readonly revision: number; readonly audience: readonly number[] | null },
  signature: PayloadSignature,
): Sql {
  const values: Readonly<Record<string, unknown>> = { ...revision, ...signature };
  return sql`INSERT INTO record_signature (${columnNames(signatureColumns)})
    VALUES (${join(signatureColumns.map(({ property, type }) => $(values[property], type)))})`;
}

const read = rowReader<RecordSignature & { recordKey: string }>(signatureColumns);

/** The signatures of many records, oldest revision first. */
export async function readSignatures(
  keys: readonly string[],
  session: Session,
): Promise<Map<string, RecordSignature[]>> {
  const rows = await runAs(
    session,
    sql`SELECT ${columnNames(signatureColumns)} FROM record_signature
      WHERE record_id = ANY (${$(keys, 'uuid[]')}) AND ${identified} ORDER BY record_id, revision`,
  );
  return Map.groupBy(rows.map(read), ({ recordKey }) => recordKey);
}
