import type { GraphQLField } from 'graphql';
import { toldInstant } from '../../kernel/instant-text.js';
import { columnsOf, rfc3339, type Column } from '../../platform/database/row.js';
import { raw, sql, type Sql } from '../../platform/database/sql.js';
import { isProperty } from '../../platform/graphql/planned-field.js';
import type { SearchColumns } from '../../platform/search-text/index.js';
import { contentIdOf, downloadPathOf } from '../attachments/index.js';
import { recordIds } from './record.js';
import type { RecordCategory } from './record-category.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** The columns of `shared_record` that the hub writes. */
export const recordColumns: readonly Column[] = [
  ...columnsOf(SharedRecordEntity),
  { property: 'publisherId', column: 'publisher_id', type: 'int' },
];

/** A column as statements name it over `r` (shared_record) and `d` (the details of a category). */
interface ListColumn extends Column {
  readonly sql: string;
}

/** What only searches look into. */
const ofSearches: ReadonlySet<string> = new Set<keyof SearchColumns>(['searchNames', 'searchText']);

/** What a list reads of records, for all who write it: rows, JSON and cells of tables. */
export interface ListColumns {
  /** Null: of all categories, in what they have in common. */
  readonly category: RecordCategory | null;
  readonly byProperty: ReadonlyMap<string, ListColumn>;
}

/** Of a category's own columns those that are `unread` are none: sealed numbers leave the database by another way. */
export function listColumns(category: RecordCategory | null): ListColumns {
  const common = recordColumns.filter(({ property }) => !ofSearches.has(property));
  const columns = [...over('r', common), ...over('d', category?.details.columns ?? [])];
  return { category, byProperty: new Map(columns.map((column) => [column.property, column])) };
}

function over(alias: string, columns: readonly Column[]): ListColumn[] {
  return columns.map((column) => ({ ...column, sql: `${alias}."${column.column}"` }));
}

/** Where the records of a list stand. A LEFT JOIN also finds those of other categories, without their details. */
export function recordsFrom(category: RecordCategory | null, join: 'JOIN' | 'LEFT JOIN' = 'JOIN'): Sql {
  if (!category) return sql`shared_record r`;
  return sql`shared_record r ${raw(join)} ${raw(category.details.name)} d ON d.record_id = r.id`;
}

/** The value of a field as the database has it. */
export interface ToldColumn {
  readonly sql: string;
  /** PostgreSQL's, or `word`: letters, digits and underscores. */
  readonly type: string;
}

/** What rows and resolvers work out (see `presentRecord`, `RecordResolver`), worked out by the database. */
const workedOut: Readonly<Record<string, ToldColumn>> = {
  id: { sql: `'${recordIds.prefix}' || replace(r.id::text, '-', '')`, type: 'word' },
  scope: { sql: `CASE WHEN r.audience IS NULL THEN 'ALL_MEMBERS' ELSE 'NAMED_ORGANIZATIONS' END`, type: 'word' },
  attachmentPaths: {
    sql: `ARRAY(SELECT '${downloadPathOf(contentIdOf(''))}' || encode(t.sha256, 'hex') FROM record_attachment t
      WHERE t.record_id = r.id ORDER BY t.ordinal)`,
    type: 'text[]',
  },
};

/**
 * The column that a field of GraphQL tells as it is; null when there is more to it. What a list of all categories selects are fields of an
 * interface, which resolve nothing: there the common columns are those of every type. An id that comes from the interface Node is told as it
 * is by every type.
 */
export function columnTold(
  { category, byProperty }: ListColumns,
  field: GraphQLField<unknown, unknown>,
): ToldColumn | null {
  const worked = workedOut[field.name];
  if (worked) return worked;
  const column = byProperty.get(field.name);
  return column && (category === null || isProperty(field)) ? column : null;
}

/** Fields that are made of one property of another name. */
const propertyBehind: Readonly<Record<string, string>> = { publisher: 'publisherId', scope: 'audience' };

/** The properties that fields of GraphQL are made of. */
export function propertiesBehind(category: RecordCategory | null, fields: Iterable<string>): ReadonlySet<string> {
  const all = [...fields].flatMap((field) => [field, ...(category?.columnsBehind[field] ?? [])]);
  return new Set(all.map((field) => propertyBehind[field] ?? field));
}

/** An instant as PostgreSQL writes it, as it is told. */
export function told(instant: string): string {
  return toldInstant(rfc3339(instant));
}
