import { columnNames, relation } from '../../platform/database/relation.js';
import type { Column } from '../../platform/database/row.js';
import { $, raw, sql, type Sql } from '../../platform/database/sql.js';
import { changeColumns, storedChange, type NewChange } from '../feed/index.js';
import type { RecordCategory, StoredFields } from './record-category.js';
import { recordColumns } from './record-columns.sql.js';
import { writtenColumns, type RecordValues } from './record-tables.sql.js';
import type { KeyedRequest } from '../requests/index.js';

/** A record that is shared at once, with the request that asks for it and the change that tells of it. */
export interface NewPublication {
  readonly request: KeyedRequest;
  readonly record: RecordValues;
  readonly fields: StoredFields;
  readonly change: NewChange;
}

const recordKey: Column = { property: 'record', column: 'record_id', type: 'uuid' };
const keyColumns: readonly Column[] = [
  { property: 'organization', column: 'organization_id', type: 'int' },
  { property: 'key', column: 'key', type: 'text' },
  { property: 'hash', column: 'request_hash', type: 'bytea' },
  recordKey,
  { property: 'event', column: 'event_id', type: 'uuid' },
  { property: 'at', column: 'used_at', type: 'timestamptz' },
];

/**
 * What `recordStatement` writes for one record, for many records of a category without parts, in a transaction that has its identity.
 * Of those whose key was used before nothing is written; the ids of the others come back. A concurrent use of a key is waited
 * for.
 */
export function recordsStatement(
  category: RecordCategory,
  publications: readonly NewPublication[],
  personKey: number,
): Sql {
  const keys = publications.map(({ request, record, change }) => ({
    organization: record.publisherId,
    key: request.idempotencyKey,
    hash: request.hash,
    record: record.id,
    event: change.eventId,
    at: record.registeredAt,
  }));
  const records = publications.map(({ record }) => record);
  const details = publications.map(({ record, fields }) => ({
    record: record.id,
    ...fields.columns,
    ...fields.initial,
  }));
  const detailColumns = [recordKey, ...writtenColumns(category.details)];
  const changes = publications.map(({ change }) => storedChange(change));
  return sql`WITH claim AS (${inserts('idempotency_key', keyColumns, keys)} ON CONFLICT DO NOTHING RETURNING record_id),
record AS (${inserts('shared_record', recordColumns, records)}
  WHERE id IN (SELECT record_id FROM claim) RETURNING id, registered_at),
detail AS (${inserts(category.details.name, detailColumns, details)} WHERE record_id IN (SELECT id FROM record)),
revision AS (INSERT INTO record_revision (record_id, revision, kind, changed_at, changed_by)
  SELECT id, 1, 'PUBLISHED', registered_at, ${$(personKey, 'int')} FROM record),
change AS (${inserts('change_event', changeColumns, changes)} WHERE subject_id IN (SELECT id FROM record))
SELECT id FROM record`;
}

/** The INSERT of many rows, of which a condition behind it may leave some out. */
function inserts(table: string, columns: readonly Column[], rows: readonly object[]): Sql {
  return sql`INSERT INTO ${raw(table)} (${columnNames(columns)})
    SELECT ${columnNames(columns)} FROM (${relation(columns, rows)}) AS given`;
}
