import { defaultFieldResolver, getNamedType, getNullableType, isListType, type GraphQLField } from 'graphql';
import { toldInstant } from '../../kernel/instant-text.js';
import { rfc3339, type TextRow } from '../../platform/database/row.js';
import { isPlainLeaf } from '../../platform/graphql/object-text.js';
import type { FieldPath, TableRow } from '../../platform/tables/index.js';
import type { Organization } from '../organizations/index.js';
import type { RecordCategory } from './record-category.js';
import { recordIds } from './record.js';
import { recordColumns, withDetails, type RecordShape } from './record-shape.sql.js';
import { columnsOfCategory } from './record-text.sql.js';

type Field = GraphQLField<unknown, unknown>;

/** Where a cell comes from: a column of the statement, or the publisher, whom this node has in memory. */
type Source =
  | { readonly sql: string; readonly read: ((text: string) => string) | null }
  | { readonly ofPublisher: keyof Organization };

/**
 * The shape of records as rows of a table, cell by cell the text that the executor gives for the columns' fields. Null when one of
 * them is more than a column.
 */
export function recordCellShape(
  category: RecordCategory | null,
  columns: readonly FieldPath[],
): RecordShape<TableRow> | null {
  const known = columnsOfCategory(category);
  const sources = columns.map((path) => sourceOf(known, category?.columnsBehind ?? {}, path));
  if (!sources.every((source) => source !== null)) return null;
  const cells = new WeakMap<Organization, TableRow>();
  const sql = sources.flatMap((source) => ('sql' in source ? [source.sql] : []));
  let place = 0;
  const places = sources.map((source) => ('sql' in source ? (place += 1) : 0));

  return {
    select: ['r.publisher_id::text', ...sql].join(', '),
    from: category ? withDetails(category, 'JOIN') : 'shared_record r',
    read(row, { organizations }) {
      const publisher = organizations.byKey(Number(row[0]));
      const ofPublisher = cells.get(publisher) ?? publisherCells(sources, publisher);
      cells.set(publisher, ofPublisher);
      return sources.map((source, index) =>
        'sql' in source ? cellOf(row, places[index] ?? 0, source.read) : (ofPublisher[index] ?? null),
      );
    },
  };
}

function cellOf(row: TextRow, place: number, read: ((text: string) => string) | null): string | null {
  const text = row[place] ?? null;
  return text === null || read === null ? text : read(text);
}

function publisherCells(sources: readonly Source[], publisher: Organization): TableRow {
  return sources.map((source) => {
    if ('sql' in source) return null;
    const value = publisher[source.ofPublisher];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  });
}

function sourceOf(
  known: ReturnType<typeof columnsOfCategory>,
  behind: RecordCategory['columnsBehind'],
  [outer, inner]: FieldPath,
): Source | null {
  if (!outer) return null;
  const { name, type } = outer;
  if (inner) {
    if (!isOwn(inner) || !isPlainLeaf(inner.type) || isList(inner)) return null;
    if (name === 'publisher') return { ofPublisher: inner.name as keyof Organization };
    // `period.from` is made of `periodFrom`.
    const property = `${name}${inner.name.charAt(0).toUpperCase()}${inner.name.slice(1)}`;
    const part = behind[name]?.includes(property) ? known.get(property) : undefined;
    return part?.type === 'date' ? { sql: part.column, read: null } : null;
  }
  if (name === 'id') return { sql: `'${recordIds.prefix}' || replace(r.id::text, '-', '')`, read: null };
  if (name === 'scope') {
    return { sql: `CASE WHEN r.audience IS NULL THEN 'ALL_MEMBERS' ELSE 'NAMED_ORGANIZATIONS' END`, read: null };
  }
  const column = known.get(name);
  if (!column || !isPlainLeaf(type) || !(common.has(name) || isOwn(outer))) return null;
  if (isList(outer)) {
    const isTexts = column.type === 'text[]' && getNamedType(type).name !== 'Int';
    return isTexts ? { sql: `array_to_json(${column.column})::text`, read: null } : null;
  }
  if (column.type === 'boolean') return { sql: `${column.column}::text`, read: null };
  return { sql: column.column, read: column.type === 'timestamptz' ? toldText : null };
}

function toldText(column: string): string {
  return toldInstant(rfc3339(column));
}

/** What every record has is read from its row whatever its category; the interface itself resolves nothing. */
const common = new Set(recordColumns.map(({ property }) => property));

function isList({ type }: Field): boolean {
  return isListType(getNullableType(type));
}

/** Whether a field is the property of its name, without arguments or a resolver of its own; an id always is. */
function isOwn({ name, args, resolve }: Field): boolean {
  if (name === 'id') return true;
  return args.length === 0 && (resolve === undefined || resolve === defaultFieldResolver);
}
