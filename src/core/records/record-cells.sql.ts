import { getNamedType, getNullableType, isListType, isObjectType, type GraphQLField } from 'graphql';
import { raw } from '../../platform/database/sql.js';
import { isProperty } from '../../platform/graphql/planned-field.js';
import { isPlainLeaf } from '../../platform/graphql/object-text.js';
import type { FieldPath, TableRow } from '../../platform/tables/index.js';
import type { Organization } from '../organizations/index.js';
import type { DetailTable, RecordCategory } from './record-category.js';
import { columnTold, listColumns, recordsFrom, told, type ListColumns } from './record-columns.sql.js';
import type { RecordShape } from './record-shape.sql.js';

/** Where a cell comes from: a column of the statement, or the publisher, whom this node has in memory. */
type Source =
  | { readonly sql: string; readonly read: ((text: string) => string) | null }
  | { readonly ofPublisher: keyof Organization };

/**
 * Records as rows of a table, cell by cell the text that the executor gives for the columns' fields. Null when one of them is more than
 * a column.
 */
export function recordCellShape(
  category: RecordCategory | null,
  paths: readonly FieldPath[],
): RecordShape<TableRow> | null {
  const columns = listColumns(category);
  const sources = paths.map((path) => sourceOf(columns, path));
  if (!sources.every((source) => source !== null)) return null;
  const cells = new WeakMap<Organization, TableRow>();
  const sql = sources.flatMap((source) => ('sql' in source ? [source.sql] : []));
  let place = 0;
  const places = sources.map((source) => ('sql' in source ? (place += 1) : 0));

  return {
    select: raw(['r.publisher_id::text', ...sql].join(', ')),
    from: recordsFrom(category),
    read(row, { organizations }) {
      const publisher = organizations.byKey(Number(row[0]));
      const ofPublisher = cells.get(publisher) ?? publisherCells(sources, publisher);
      cells.set(publisher, ofPublisher);
      return sources.map((source, index) => {
        if (!('sql' in source)) return ofPublisher[index] ?? null;
        const text = row[places[index] ?? 0] ?? null;
        return text === null || source.read === null ? text : source.read(text);
      });
    },
  };
}

function publisherCells(sources: readonly Source[], publisher: Organization): TableRow {
  return sources.map((source) => {
    if ('sql' in source) return null;
    const value = publisher[source.ofPublisher];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  });
}

function sourceOf(columns: ListColumns, [outer, inner]: FieldPath): Source | null {
  if (!outer) return null;
  if (inner) return partOf(columns, outer.name, inner);
  const parts = columns.category?.parts[outer.name];
  if (parts) return partsOf(parts, outer);
  const column = columnTold(columns, outer);
  if (!column || !isPlainLeaf(outer.type)) return null;
  const { sql, type } = column;
  if (isList(outer)) {
    const isTexts = type === 'text[]' && getNamedType(outer.type).name !== 'Int';
    return isTexts ? { sql: `array_to_json(${sql})::text`, read: null } : null;
  }
  if (type === 'boolean') return { sql: `${sql}::text`, read: null };
  return { sql, read: type === 'timestamptz' ? told : null };
}

/** A field of the publisher, or a part of what is made of several columns: `period.from` of `periodFrom`. */
function partOf(
  { category, byProperty }: ListColumns,
  outer: string,
  inner: GraphQLField<unknown, unknown>,
): Source | null {
  const { name, type } = inner;
  if (!isProperty(inner) || !isPlainLeaf(type) || isList(inner)) return null;
  if (outer === 'publisher') return { ofPublisher: name as keyof Organization };
  const property = `${outer}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const part = category?.columnsBehind[outer]?.includes(property) ? byProperty.get(property) : undefined;
  return part?.type === 'date' ? { sql: part.sql, read: null } : null;
}

/** The rows of a part table as the JSON that the executor gives: in order, each value under its field's name. */
function partsOf({ name, columns }: DetailTable, { type }: GraphQLField<unknown, unknown>): Source | null {
  const part = getNamedType(type);
  const fields = isObjectType(part) ? Object.values(part.getFields()) : [];
  const values = fields.map((field) => {
    const column = columns.find(({ property }) => property === field.name);
    if (!column || !isProperty(field) || !isPlainLeaf(field.type) || isList(field)) return null;
    return `'${field.name}', p."${column.column}"${column.type === 'int' ? '' : '::text'}`;
  });
  if (values.includes(null)) return null;
  const sql = `(SELECT coalesce(json_agg(json_build_object(${values.join(', ')}) ORDER BY p.ordinal), '[]')::text
    FROM ${name} p WHERE p.record_id = r.id)`;
  return { sql, read: (text) => JSON.stringify(JSON.parse(text)) };
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type));
}
