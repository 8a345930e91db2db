import { columnsOf, rowReader, type Column, type TextRow } from '../../platform/database/row.js';
import type { OrganizationDirectory } from '../organizations/index.js';
import { type RecordRow, recordIds } from './record.js';
import { categoryOf, type CategoryRegistry, type RecordCategory } from './record-category.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** The select list of a record (alias `r`) and its category's details (alias `d`), and how its rows are read. */
export interface RecordShape<Row = RecordRow> {
  readonly select: string;
  readonly from: string;
  read(row: TextRow, names: Names): Row;
}

/** What the keys in a row stand for. */
export interface Names {
  readonly organizations: OrganizationDirectory;
  readonly categories: CategoryRegistry;
}

const publisherColumn: Column = { property: 'publisherId', column: 'publisher_id', type: 'int' };
export const recordColumns: readonly Column[] = [
  ...columnsOf(SharedRecordEntity).filter(({ property }) => property !== 'searchText'),
  publisherColumn,
];
/** Fields of GraphQL that every record has, whatever its category; the others need the category's own table. */
export const commonFields: ReadonlySet<string> = new Set([
  ...recordColumns.map(({ property }) => property),
  '__typename',
  'publisher',
  'scope',
  'history',
  'extensions',
  'signatures',
]);

/** What the keyset needs of every row. */
const always = ['id', 'formedAt'];
/** What tells the type of a row where it is not known before. */
const ofAnyType = ['category', 'sharedAt', 'audience'];
/** GraphQL fields that are made of properties of other names. */
const columnsBehind: Readonly<Record<string, string>> = { publisher: 'publisherId', scope: 'audience' };

/** Documents are parsed once and executed often: a selection's shapes live as long as the selection. */
const shapes = new WeakMap<ReadonlySet<string>, Map<string, RecordShape>>();
const everything: ReadonlySet<string> = new Set();

/**
 * The shape of one category's records, or of all categories' common part. With `wanted` only the columns behind these
 * GraphQL fields are read: a list without long texts does not detoast them. A LEFT JOIN also finds records of other
 * categories, without their details.
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

function makeShape(category: RecordCategory | null, wanted: ReadonlySet<string>, join: string): RecordShape {
  // Only what is shared has details: an inner join with them knows its type.
  const known = join === 'JOIN' ? category : null;
  const isWanted = wanted === everything ? () => true : wantedProperties(wanted, known === null);
  const common = recordColumns.filter(({ property }) => isWanted(property));
  const details = category?.details.columns.filter(({ property }) => isWanted(property)) ?? [];
  const toObject = rowReader<ReadRow>([...common, ...details]);
  const columns = [...common.map(({ column }) => `r.${column}`), ...details.map(({ column }) => `d."${column}"`)];
  return {
    select: columns.join(', '),
    from: category ? withDetails(category, join) : 'shared_record r',
    read: (row, names) => presentRecord(toObject(row), names, known),
  };
}

/** Records as `r` with their category's details as `d`. */
export function withDetails({ details }: RecordCategory, join: string): string {
  return `shared_record r ${join} ${details.name} d ON d.record_id = r.id`;
}

function wantedProperties(wanted: ReadonlySet<string>, ofAny: boolean): (property: string) => boolean {
  const properties = new Set([...always, ...(ofAny ? ofAnyType : [])]);
  for (const field of wanted) properties.add(columnsBehind[field] ?? field);
  return (property) => properties.has(property);
}

type ReadRow = Omit<RecordRow, 'publisher' | '__typename' | 'key'> & { publisherId: number };

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
