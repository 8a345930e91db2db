import { identified, runAs, runAsTaking, streamAs } from '../../platform/database/index.js';
import { join, literal, nothing, sql, type IdentifiedSql, type Sql } from '../../platform/database/sql.js';
import { keysetList, type RowSource, type TakenRows } from '../../platform/graphql/keyset-list.js';
import type { RowRequest } from '../../platform/tables/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor, visibilityCondition } from '../visibility/index.js';
import type { RecordCategory } from './record-category.js';
import type { RecordBytes, RecordShape } from './record-shape.sql.js';

/** Predicates over `r` (shared_record) and, in a category's list, `d` (its details); one of them says of which status. */
export type Conditions = () => Sql[];

/** Which records a list is of: of one category, or of all in what they have in common. */
export interface RecordScope {
  readonly category: RecordCategory | null;
  readonly conditions: Conditions;
}

/**
 * All lists of records, newest formation first: a place in one is a place in another. Cursors carry the database's microseconds, never a
 * Date's millis.
 */
export const recordList = keysetList('records', 'DESC', {
  formedAt: ['r.formed_at', 'timestamptz'],
  key: ['r.id', 'uuid'],
});
export type RecordPlace = { readonly formedAt: string; readonly key: string };

/** The records of a list that the viewer may see. */
export function recordSource<Row>(
  hub: Hub,
  viewer: Viewer,
  scope: RecordScope,
  shape: RecordShape<Row> | RecordBytes<Row>,
): RowSource<Row, IdentifiedSql> | TakenRows<Row, IdentifiedSql> {
  const { select, from } = shape;
  const session = actingFor(viewer.organization, hub.pool);
  const source = {
    select,
    matching: () => ({ from, where: sql`${identified} AND ${join(listed(viewer, scope), ' AND ')}` }),
    run: (statement: IdentifiedSql) => runAs(session, statement),
  };
  if ('read' in shape) return { ...source, read: (row) => shape.read(row, hub) };
  return { ...source, take: (statement) => runAsTaking(session, statement, (row) => shape.write(row, hub)) };
}

/** All records of a list in its order, batch by batch, by one statement: what a walk through its pages gives. */
export async function* streamRecords<Row>(
  hub: Hub,
  viewer: Viewer,
  scope: RecordScope,
  { select, from, read }: RecordShape<Row>,
  { limit, after, signal }: Pick<RowRequest, 'limit' | 'after' | 'signal'>,
): AsyncGenerator<Row[]> {
  const places = { after: recordList.place(hub.cursorKey, 'after', after), before: null };
  const where = [...listed(viewer, scope), ...recordList.between(places)];
  const bound = limit === null ? nothing : sql`LIMIT ${literal(limit)}`;
  const statement = sql`SELECT ${select} FROM ${from} WHERE ${join(where, ' AND ')} ${recordList.orderBy()} ${bound}`;
  for await (const rows of streamAs(hub.pool, viewer.organization.key, statement, { signal })) {
    yield rows.map((row) => read(row, hub));
  }
}

function listed(viewer: Viewer, { category, conditions }: RecordScope): Sql[] {
  return [
    // A constant, not a parameter: not knowing it, PostgreSQL would plan the statement anew each time it runs.
    ...(category ? [sql`r.category = ${literal(category.name)}`] : []),
    visibilityCondition(viewer.organization, 'r'),
    ...conditions(),
  ];
}
