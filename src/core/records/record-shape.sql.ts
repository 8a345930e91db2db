import { LRUCache } from 'lru-cache';
import { columnsOf, rowReader, type Column, type TextRow } from '../../platform/database/row.js';
import type { OrganizationDirectory } from '../organizations/index.js';
import { recordGlobalId, type RecordRow } from './record.js';
import { categoryOf, type CategoryRegistry, type RecordCategory } from './record-category.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** The select list of a record (alias `r`) and its category's details (alias `d`), and how its rows are read. */
export interface RecordShape {
  readonly select: string;
  readonly from: string;
  read(row: TextRow, names: Names): RecordRow;
}

/** What the keys in a row stand for. */
export interface Names {
  readonly organizations: OrganizationDirectory;
  readonly categories: CategoryRegistry;
}

const publisherColumn: Column = { property: 'publisherId', column: 'publisher_id', type: 'int' };
const recordColumns: readonly Column[] = [
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
]);

/** What the hub itself needs of every row: identity, visibility and the keyset. */
const always = new Set(['id', 'category', 'status', 'publisherId', 'audience', 'formedAt', 'sharedAt']);

const shapes = new LRUCache<string, RecordShape>({ max: 1000 });

/**
 * The shape of one category's records, or of all categories' common part. With `wanted` only the columns behind these
 * GraphQL fields are read: a list without long texts does not detoast them.
 */
export function recordShape(
  category: RecordCategory | null,
  wanted?: ReadonlySet<string>,
  join: 'JOIN' | 'LEFT JOIN' = 'JOIN',
): RecordShape {
  const common = recordColumns.filter(({ property }) => isWanted(property, wanted));
  const details = category?.details.columns.filter(({ property }) => isWanted(property, wanted)) ?? [];
  const key = `${join} ${category?.name ?? ''}:${[...common, ...details].map(({ column }) => column).join()}`;
  const known = shapes.get(key);
  if (known) return known;
  const shape = makeShape(category, common, details, join);
  shapes.set(key, shape);
  return shape;
}

function isWanted(property: string, wanted: ReadonlySet<string> | undefined): boolean {
  return wanted === undefined || always.has(property) || wanted.has(property);
}

function makeShape(
  category: RecordCategory | null,
  common: readonly Column[],
  details: readonly Column[],
  join: string,
): RecordShape {
  const toObject = rowReader<ReadRow>([...common, ...details]);
  const columns = [...common.map(({ column }) => `r.${column}`), ...details.map(({ column }) => `d."${column}"`)];
  return {
    select: columns.join(', '),
    from: category ? `shared_record r ${join} ${category.details.name} d ON d.record_id = r.id` : 'shared_record r',
    read: (row, names) => presentRecord(toObject(row), names),
  };
}

type ReadRow = Omit<RecordRow, 'publisher' | '__typename' | 'key'> & { publisherId: number };

/** Gives a row what resolvers need beside its columns: type, global id, publisher and scope. */
export function presentRecord(row: ReadRow, { organizations, categories }: Names): RecordRow {
  return Object.assign(row, {
    __typename: row.sharedAt === null ? 'PendingRecord' : categoryOf(categories, row.category).typeName,
    key: row.id,
    id: recordGlobalId(row.id),
    publisher: organizations.byKey(row.publisherId),
    scope: row.audience === null ? 'ALL_MEMBERS' : 'NAMED_ORGANIZATIONS',
  });
}
