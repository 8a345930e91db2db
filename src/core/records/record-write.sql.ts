import { columnNames, type Parameters } from '../../platform/database/parameters.js';
import type { Column } from '../../platform/database/row.js';
import type { DetailTable, RecordCategory, StoredFields } from './record-category.js';
import { recordColumns } from './record-columns.sql.js';
import type { RecordRow } from './record.js';

/** The common columns of a new or changed record, by property. */
export type RecordValues = Omit<RecordRow, '__typename' | 'id' | 'key' | 'publisher'> & {
  readonly id: string;
  readonly publisherId: number;
  readonly searchText: string;
};

/** `INSERT INTO shared_record … FROM` a relation of one row, so that nothing is written when that relation is empty. */
export function insertRecord(record: RecordValues, $: Parameters, from = ''): string {
  const values = recordColumns.map(({ property, type }) => $(record[property as keyof RecordValues], type));
  return `INSERT INTO shared_record (${columnNames(recordColumns)}) SELECT ${values.join(', ')} ${from} RETURNING id`;
}

/** `UPDATE shared_record SET …` of the given properties. */
export function updateRecord(id: string, changes: Partial<RecordValues>, $: Parameters): string {
  const columns = recordColumns.filter(({ property }) => Object.hasOwn(changes, property));
  return `UPDATE shared_record SET ${assignments(columns, changes, $)} WHERE id = ${$(id, 'uuid')}`;
}

/** A statement on one of a category's tables, still to be given its parameters; `from` makes it depend on a CTE. */
export type DetailStatement = ($: Parameters, from?: string) => string;

/** The INSERTs of a category's own row and of its parts. */
export function insertDetails(id: string, category: RecordCategory, fields: StoredFields): DetailStatement[] {
  const { name } = category.details;
  const columns = writtenColumns(category.details);
  const all: Readonly<Record<string, unknown>> = { ...fields.columns, ...fields.initial };
  return [
    ($, from = '') => {
      const values = columns.map(({ property, type }) => $(all[property], type));
      return `INSERT INTO ${name} (record_id, ${columnNames(columns)}) SELECT ${[$(id, 'uuid'), ...values].join(', ')} ${from}`;
    },
    ...partsOf(category, fields).map(
      ([table, rows]): DetailStatement =>
        ($, from) =>
          insertPart(id, table, rows, $, from),
    ),
  ];
}

/** The UPDATE of a category's own row; parts that are given replace those that stand. */
export function replaceDetails(id: string, category: RecordCategory, fields: StoredFields): DetailStatement[] {
  const { name } = category.details;
  const columns = writtenColumns(category.details).filter(({ property }) => Object.hasOwn(fields.columns, property));
  return [
    ($) => `UPDATE ${name} SET ${assignments(columns, fields.columns, $)} WHERE record_id = ${$(id, 'uuid')}`,
    ...partsOf(category, fields).flatMap(([table, rows]): DetailStatement[] => [
      ($) => `DELETE FROM ${table.name} WHERE record_id = ${$(id, 'uuid')}`,
      ($) => insertPart(id, table, rows, $),
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

function insertPart(id: string, table: DetailTable, rows: readonly object[], $: Parameters, from = ''): string {
  const arrays = table.columns.map(({ property, type }) =>
    $(
      rows.map((row) => (row as Record<string, unknown>)[property] ?? null),
      `${type}[]`,
    ),
  );
  const part = `unnest(${arrays.join(', ')}) WITH ORDINALITY AS part`;
  return `INSERT INTO ${table.name} (${columnNames(table.columns)}, ordinal, record_id)
    SELECT part.*, ${$(id, 'uuid')} ${from === '' ? 'FROM' : `${from},`} ${part}`;
}

function assignments(columns: readonly Column[], values: object, $: Parameters): string {
  return columns
    .map(({ property, column, type }) => `"${column}" = ${$((values as Record<string, unknown>)[property], type)}`)
    .join(', ');
}
