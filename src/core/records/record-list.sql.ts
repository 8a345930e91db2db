import { identified, runAs, streamAs } from '../../platform/database/index.js';
import { parameters, type Parameters } from '../../platform/database/parameters.js';
import type { PageRequest } from '../../platform/graphql/connection.graphql.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor, visibleTo } from '../visibility/index.js';
import { recordCursors, type RecordKeyset } from './record-cursor.js';
import type { RecordCategory } from './record-category.js';
import { recordShape, type RecordShape } from './record-shape.sql.js';

/** Predicates over `r` (shared_record) and, in a category's list, `d` (its details). */
export type Conditions = ($: Parameters) => string[];

/**
 * One page of records that the viewer may see, newest formation first; one row more than asked for. Withdrawn records
 * are in no list.
 */
export async function listRecords<Row>(
  hub: Hub,
  viewer: Viewer,
  category: RecordCategory | null,
  conditions: Conditions,
  page: PageRequest<RecordKeyset>,
  shape: RecordShape<Row>,
): Promise<Row[]> {
  const $ = parameters();
  const where = [identified, ...listed(viewer, category, conditions, $), ...between(page, $)];
  const direction = page.backward ? 'ASC' : 'DESC';
  const rows = await runAs(actingFor(viewer.organization, hub.pool), {
    // The limit is part of the text: a generic plan that does not know it would sort instead of walking the index.
    text: `SELECT ${shape.select} FROM ${shape.from} WHERE ${where.join(' AND ')}
      ORDER BY r.formed_at ${direction}, r.id ${direction} LIMIT ${page.size + 1}`,
    values: $.values,
  });
  return rows.map((row) => shape.read(row, hub));
}

export async function countRecords(
  hub: Hub,
  viewer: Viewer,
  category: RecordCategory | null,
  conditions: Conditions,
): Promise<number> {
  const $ = parameters();
  const where = [identified, ...listed(viewer, category, conditions, $)];
  const [row] = await runAs(actingFor(viewer.organization, hub.pool), {
    text: `SELECT count(*) FROM ${recordShape(category).from} WHERE ${where.join(' AND ')}`,
    values: $.values,
  });
  return Number(row?.[0]);
}

/** How far a stream goes, and from where. */
export interface StreamRequest {
  /** Records at most; null: all. */
  readonly limit: number | null;
  readonly after: string | null;
  readonly signal: AbortSignal;
}

/** All records of a list in its order, batch by batch, by one statement: what a walk through its pages gives. */
export async function* streamRecords<Row>(
  hub: Hub,
  viewer: Viewer,
  category: RecordCategory | null,
  conditions: Conditions,
  { limit, after, signal }: StreamRequest,
  shape: RecordShape<Row>,
): AsyncGenerator<Row[]> {
  const $ = parameters();
  const where = [
    ...listed(viewer, category, conditions, $),
    ...between(recordCursors.asked(hub.cursorKey, { after }), $),
  ];
  const statement = {
    text: `SELECT ${shape.select} FROM ${shape.from} WHERE ${where.join(' AND ')}
      ORDER BY r.formed_at DESC, r.id DESC ${limit === null ? '' : `LIMIT ${limit}`}`,
    values: $.values,
  };
  for await (const rows of streamAs(hub.pool, viewer.organization.key, statement, { signal })) {
    yield rows.map((row) => shape.read(row, hub));
  }
}

function listed(viewer: Viewer, category: RecordCategory | null, conditions: Conditions, $: Parameters): string[] {
  return [
    `r.status <> 'WITHDRAWN'`,
    // A constant, not a parameter: not knowing it, PostgreSQL would plan the statement anew each time it runs.
    ...(category ? [`r.category = '${category.name}'`] : []),
    visibleTo(viewer.organization, 'r', $),
    ...conditions($),
  ];
}

function between({ after, before }: PageRequest<RecordKeyset>, $: Parameters): string[] {
  const compare = ({ formedAt, key }: RecordKeyset, operator: string): string =>
    `(r.formed_at, r.id) ${operator} (${$(formedAt, 'timestamptz')}, ${$(key, 'uuid')})`;
  return [...(after === null ? [] : [compare(after, '<')]), ...(before === null ? [] : [compare(before, '>')])];
}
