import { columnNames } from '../../platform/database/relation.js';
import type { Column } from '../../platform/database/row.js';
import { $, join, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { SearchColumns } from '../../platform/search-text/index.js';
import type { DetailTable, RecordCategory, StoredFields } from './record-category.js';
import { recordColumns } from './record-columns.sql.js';
import type { RecordRow } from './record.js';

/** The common columns of a new or changed record, by property. */
export type RecordValues = Omit<RecordRow, '__typename' | 'id' | 'key' | 'publisher' | 'scope'> & {
  readonly id: string;
  readonly publisherId: number;
} & SearchColumns;

/** `UPDATE shared_record SET …` of the given properties. */
export function recordUpdate(id: string, changes: Partial<RecordValues>): Sql {
  const columns = recordColumns.filter(({ property }) => Object.hasOwn(changes, property));
  return sql`UPDATE shared_record SET ${assignments(columns, changes)} WHERE id = ${$(id, 'uuid')}`;
}

/** The INSERTs of a category's own row and of its parts. */
export function detailInserts(id: string, category: RecordCategory, fields: StoredFields): Sql[] {
  const columns = writtenColumns(category.details);
  const all: Readonly<Record<string, unknown>> = { ...fields.columns, ...fields.initial };
  const values = columns.map(({ property, type }) => $(all[property], type));
  return [
    sql`INSERT INTO ${raw(category.details.name)} (record_id, ${columnNames(columns)})
      VALUES (${$(id, 'uuid')}, ${join(values)})`,
    ...partsOf(category, fields).map(([table, rows]) => partInsert(id, table, rows)),
  ];
}

/** The UPDATE of a category's own row; parts that are given replace those that stand. */
export function detailUpdates(id: string, category: RecordCategory, fields: StoredFields): Sql[] {
  const columns = writtenColumns(category.details).filter(({ property }) => Object.hasOwn(fields.columns, property));
  return [
    sql`UPDATE ${raw(category.details.name)} SET ${assignments(columns, fields.columns)} WHERE record_id = ${$(id, 'uuid')}`,
    ...partsOf(category, fields).flatMap(([table, rows]) => [
      sql`DELETE FROM ${raw(table.name)} WHERE record_id = ${$(id, 'uuid')}`,
      partInsert(id, table, rows),
    ]),
  ];
}

/** A category's columns as they are written with a record. */
export function writtenColumns({ columns, unread = [] }: DetailTable): readonly Column[] {
  return [...columns, ...unread];
}

function partsOf(category: RecordCategory, fields: StoredFields): [DetailTable, readonly object[]][] {
  return Object.entries(fields.parts ?? {}).flatMap(([property, rows]) => {
    const table = category.parts[property];
    return table ? [[table, rows]] : [];
  });
}

function partInsert(id: string, table: DetailTable, rows: readonly object[]): Sql {
  const arrays = table.columns.map(({ property, type }) =>
    $(
      rows.map((row) => (row as Record<string, unknown>)[property] ?? null),
      `${type}[]`,
    ),
  );
  return sql`INSERT INTO ${raw(table.name)} (${columnNames(table.columns)}, ordinal, record_id)
    SELECT part.*, ${$(id, 'uuid')} FROM unnest(${join(arrays)}) WITH ORDINALITY AS part`;
}

function assignments(columns: readonly Column[], values: object): Sql {
  const given = values as Readonly<Record<string, unknown>>;
  return join(columns.map(({ property, column, type }) => sql`${raw(`"${column}"`)} = ${$(given[property], type)}`));
}
