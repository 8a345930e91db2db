import { $, raw, sql, type Sql } from '../../platform/database/sql.js';
import { identified, runAs, type Session } from '../../platform/database/index.js';
import { columnsOf, rowReader } from '../../platform/database/row.js';
import { RecordExtensionEntity } from './record-extension.entity.js';

/** An extension as resolvers return it. */
export interface RecordExtension {
  readonly ordinal: number;
  readonly reason: string;
  readonly explanation: string;
  readonly until: string;
  readonly grantedAt: string;
}

/** The next extension of a record; the record's row is locked, so the ordinal cannot be taken twice. */
export function extensionInsert(
  recordKey: string,
  extension: { readonly reason: string; readonly explanation: string; readonly until: string },
  at: string,
  personKey: number,
): Sql {
  return sql`INSERT INTO record_extension (record_id, ordinal, reason, explanation, until, granted_at, granted_by)
    SELECT ${$(recordKey, 'uuid')}, count(*) + 1, ${$(extension.reason, 'text')}, ${$(extension.explanation, 'text')},
      ${$(extension.until, 'date')}, ${$(at, 'timestamptz')}, ${$(personKey, 'int')}
    FROM record_extension WHERE record_id = ${$(recordKey, 'uuid')}`;
}

const columns = [{ property: 'recordId', column: 'record_id', type: 'uuid' }, ...columnsOf(RecordExtensionEntity)];
const names = raw(columns.map(({ column }) => column).join(', '));
const read = rowReader<RecordExtension & { recordId: string }>(columns);

export async function readExtensions(
  keys: readonly string[],
  session: Session,
): Promise<Map<string, RecordExtension[]>> {
  const rows = await runAs(
    session,
    sql`SELECT ${names} FROM record_extension
      WHERE record_id = ANY (${$(keys, 'uuid[]')}) AND ${identified} ORDER BY record_id, ordinal`,
  );
  return Map.groupBy(rows.map(read), ({ recordId }) => recordId);
}
