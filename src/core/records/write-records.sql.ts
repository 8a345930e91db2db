import { columnNames, relation } from '../../platform/database/relation.js';
import { $, join, nothing, raw, sql, type Sql } from '../../platform/database/sql.js';
import {
  changeTable,
  detailTableOf,
  keyTable,
  partColumns,
  recordTable,
  signatureTable,
  type NewRecordTable,
  type RecordToWrite,
} from './new-record-tables.js';
import { attachmentInsert } from './record-attachment.sql.js';
import type { RecordCategory } from './record-category.js';

/**
 * One statement that writes new records whole, all of one category or all only registered: idempotency keys, records, details, first
 * revisions, files, signatures, changes. Of one whose key was used before every part of it writes nothing; the ids of the others come back. A
 * concurrent use of a key is waited for. It runs after a statement that has given the identity. What the tables get is one parameter, so
 * that the text, and with it the plan, is the same for any number of records.
 */
export function recordsStatement(
  category: RecordCategory | null,
  records: readonly RecordToWrite[],
  personKey: number,
): Sql {
  const detail = category && detailTableOf(category);
  const attached = records
    .filter(({ attachments }) => attachments.length > 0)
    .map(({ record, attachments }) => ({ recordKey: record.id, attachments }));
  const isSigned = records.some(({ request }) => request.signature !== null);
  const tables = [
    keyTable,
    recordTable,
    changeTable,
    ...(detail ? [detail] : []),
    ...(isSigned ? [signatureTable] : []),
  ];
  return sql`WITH given AS MATERIALIZED (${given(tables, records)}),
claim AS (${keyTable.insert} ON CONFLICT DO NOTHING RETURNING record_id),
record AS (${recordTable.insert} WHERE r_id IN (SELECT record_id FROM claim) RETURNING id),
${detail ? sql`detail AS (${detail.insert} WHERE d_record_id ${isWritten}),` : nothing}
${join(category ? partInserts(category, records) : [], '\n')}
${attached.length > 0 ? sql`attachment AS (${attachmentInsert(attached, sql`WHERE record_id ${isWritten}`)}),` : nothing}
${isSigned ? sql`signature AS (${signatureTable.insert} WHERE s_key_id IS NOT NULL AND s_record_id ${isWritten}),` : nothing}
revision AS (INSERT INTO record_revision (record_id, revision, kind, changed_at, changed_by)
  SELECT r_id, 1, c_kind, r_registered_at, ${$(personKey, 'int')} FROM given WHERE r_id ${isWritten}),
change AS (${changeTable.insert} WHERE c_subject_id ${isWritten})
SELECT id FROM record`;
}

const isWritten = sql`IN (SELECT id FROM record)`;

/** What all tables get, a row for each record. */
function given(tables: readonly NewRecordTable[], records: readonly RecordToWrite[]): Sql {
  const rows = records.map((record) => {
    const row: Record<string, unknown> = {};
    for (const table of tables) table.give(record, row);
    return row;
  });
  return relation(
    tables.flatMap((table) => table.given),
    rows,
  );
}

function partInserts({ parts }: RecordCategory, records: readonly RecordToWrite[]): Sql[] {
  return Object.entries(parts).map(([name, table], index) => {
    const columns = [...partColumns, ...table.columns];
    const rows = records.flatMap(({ record, fields }) =>
      (fields?.parts?.[name] ?? []).map((part, place) => ({ ...part, recordKey: record.id, ordinal: place + 1 })),
    );
    return sql`${raw(`part_${index}`)} AS (INSERT INTO ${raw(table.name)} (${columnNames(columns)})
  SELECT ${columnNames(columns)} FROM (${relation(columns, rows)}) AS part WHERE record_id ${isWritten}),`;
  });
}
