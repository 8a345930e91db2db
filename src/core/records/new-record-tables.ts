import { columnNames } from '../../platform/database/relation.js';
import type { Column } from '../../platform/database/row.js';
import { raw, sql, type Sql } from '../../platform/database/sql.js';
import { changeColumns, storedChange, type NewChange } from '../feed/index.js';
import { keyColumns, type KeyedRequest } from '../requests/index.js';
import type { GivenAttachment } from './record-attachment.sql.js';
import type { RecordCategory, StoredFields } from './record-category.js';
import { recordColumns } from './record-columns.sql.js';
import { signatureColumns } from './record-signature.sql.js';
import { writtenColumns, type RecordValues } from './record-tables.sql.js';

/** A record that is to be written with the request that asks for it and the change that tells of it. */
export interface RecordToWrite {
  readonly request: KeyedRequest;
  readonly record: RecordValues;
  /** The category's fields; null for one that is only registered. */
  readonly fields: StoredFields | null;
  readonly attachments: readonly GivenAttachment[];
  readonly change: NewChange;
}

/** A table into which a new record puts one row. */
export interface NewRecordTable {
  /** Its columns as they stand beside those of the other tables, in the relation `given`. */
  readonly given: readonly Column[];
  /** Puts what is given into the table; a condition may follow. */
  readonly insert: Sql;
  /** Adds a record's values to its row of `given`. */
  give(record: RecordToWrite, row: Record<string, unknown>): void;
}

type Values = Readonly<Record<string, unknown>>;

/** `alias` keeps columns of several tables apart. */
function newRecordTable(
  name: string,
  alias: string,
  columns: readonly Column[],
  valuesOf: (record: RecordToWrite) => Values | null,
): NewRecordTable {
  const given = columns.map(({ column, type }) => ({
    property: `${alias}_${column}`,
    column: `${alias}_${column}`,
    type,
  }));
  const sources = columns.map(({ property, column }) => ({ property, as: `${alias}_${column}` }));
  return {
    given,
    insert: sql`INSERT INTO ${raw(name)} (${columnNames(columns)}) SELECT ${columnNames(given)} FROM given`,
    give(record, row) {
      const values = valuesOf(record);
      for (const { property, as } of sources) row[as] = values?.[property];
    },
  };
}

export const keyTable = newRecordTable('idempotency_key', 'k', keyColumns, ({ request, record, change }) => ({
  organizationKey: record.publisherId,
  key: request.idempotencyKey,
  hash: request.hash,
  subjectId: record.id,
  eventId: change.eventId,
  at: record.registeredAt,
}));

export const recordTable = newRecordTable('shared_record', 'r', recordColumns, ({ record }) => record);

export const changeTable = newRecordTable('change_event', 'c', changeColumns, ({ change }) => storedChange(change));

export const signatureTable = newRecordTable(
  'record_signature',
  's',
  signatureColumns,
  ({ record: { id, audience }, request: { signature } }) =>
    signature && { recordKey: id, revision: 1, audience, ...signature },
);

const recordKey: Column = { property: 'recordKey', column: 'record_id', type: 'uuid' };

const detailTables = new WeakMap<RecordCategory, NewRecordTable>();

export function detailTableOf(category: RecordCategory): NewRecordTable {
  const known = detailTables.get(category);
  if (known) return known;
  const { details } = category;
  const columns = [recordKey, ...writtenColumns(details)];
  const table = newRecordTable(details.name, 'd', columns, ({ record, fields }) => ({
    recordKey: record.id,
    ...fields?.columns,
    ...fields?.initial,
  }));
  detailTables.set(category, table);
  return table;
}

/** What rows of a part have beside their own columns. */
export const partColumns: readonly Column[] = [recordKey, { property: 'ordinal', column: 'ordinal', type: 'int' }];
