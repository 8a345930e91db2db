import type { RowMessage } from '../../platform/database/index.js';
import { rowReader, type TextRow } from '../../platform/database/row.js';
import { raw, type Sql } from '../../platform/database/sql.js';
import type { OrganizationDirectory } from '../organizations/index.js';
import { type RecordRow, recordIds } from './record.js';
import { categoryOf, type CategoryRegistry, type RecordCategory } from './record-category.js';
import { listColumns, recordsFrom } from './record-columns.sql.js';

/** The select list of records (see record-columns.sql.ts), and how what it selects is written. */
export interface RecordShape<Row = RecordRow> {
  readonly select: Sql;
  readonly from: Sql;
  read(row: TextRow, names: Names): Row;
}

/** The same of rows that are read as bytes, while they come. */
export interface RecordBytes<Row> extends Omit<RecordShape, 'read'> {
  write(row: RowMessage, names: Names): Row;
}

/** What the keys in a row stand for. */
export interface Names {
  readonly organizations: OrganizationDirectory;
  readonly categories: CategoryRegistry;
}

/** What the keyset needs of every row. */
const always = ['id', 'formedAt'];
/** What tells the type of a row where it is not known before. */
const ofAnyType = ['category', 'sharedAt', 'audience'];

/** Documents are parsed once and executed often: a selection's shapes live as long as the selection. */
const shapes = new WeakMap<ReadonlySet<string>, Map<string, RecordShape>>();
const everything: ReadonlySet<string> = new Set();

/**
 * One category's records, or all categories' common part, as rows for resolvers. With `wanted` only these properties are read: a list
 * without long texts does not detoast them.
 */
export function recordShape(
  category: RecordCategory | null,
  wanted = everything,
  join: 'JOIN' | 'LEFT JOIN' = 'JOIN',
): RecordShape {
  const ofSelection = shapes.get(wanted) ?? new Map<string, RecordShape>();
  shapes.set(wanted, ofSelection);
  const key = `${join} ${category?.name ?? ''}`;
  const shape = ofSelection.get(key) ?? makeShape(category, wanted, join);
  ofSelection.set(key, shape);
  return shape;
}

function makeShape(
  category: RecordCategory | null,
  wanted: ReadonlySet<string>,
  join: 'JOIN' | 'LEFT JOIN',
): RecordShape {
  // Only what is shared has details: an inner join with them knows its type.
  const known = join === 'JOIN' ? category : null;
  const needed = new Set([...wanted, ...always, ...(known === null ? ofAnyType : [])]);
  const columns = [...listColumns(category).byProperty.values()].filter(
    ({ property }) => wanted === everything || needed.has(property),
  );
  const toObject = rowReader<ReadRow>(columns);
  return {
    select: raw(columns.map(({ sql }) => sql).join(', ')),
    from: recordsFrom(category, join),
    read: (row, names) => presentRecord(toObject(row), names, known),
  };
}

type ReadRow = Omit<RecordRow, 'publisher' | '__typename' | 'key' | 'scope'> & { publisherId: number };

/**
 * Gives a row what resolvers need beside its columns: type, global id, publisher and scope; of a row that was read in part,
 * what its columns give.
 */
export function presentRecord(
  row: ReadRow,
  { organizations, categories }: Names,
  known: RecordCategory | null = null,
): RecordRow {
  const category = known ?? (row.sharedAt === null ? null : categoryOf(categories, row.category));
  return Object.assign(row, {
    __typename: category?.typeName ?? 'PendingRecord',
    key: row.id,
    id: recordIds.of(row.id),
    publisher: row.publisherId === undefined ? undefined : organizations.byKey(row.publisherId),
    scope: row.audience === null ? 'ALL_MEMBERS' : 'NAMED_ORGANIZATIONS',
  }) as unknown as RecordRow;
}
