import { $, raw, sql } from '../../platform/database/sql.js';
import { identified, run, runAs, type Executor, type Session } from '../../platform/database/index.js';
import { columnNames } from '../../platform/database/relation.js';
import type { Column } from '../../platform/database/row.js';
import { rowReader } from '../../platform/database/row.js';
import type { DetailTable } from './record-category.js';
import type { RecordRow } from './record.js';
import type { RecordSelection } from './record-selection.js';
import { recordShape, type Names, type RecordShape } from './record-shape.sql.js';

/** Records of any category by key, each with its category's columns; one statement, and one more a category. */
export async function readRecords(
  names: Names,
  keys: readonly string[],
  session: Session,
): Promise<Map<string, RecordRow>> {
  const common = await read(names, recordShape(null), keys, session);
  const byCategory = new Map<string, string[]>();
  for (const { key, category, sharedAt } of common.values()) {
    if (sharedAt === null) continue;
    const ofCategory = byCategory.get(category);
    if (ofCategory) ofCategory.push(key);
    else byCategory.set(category, [key]);
  }
  for (const [name, keysOfCategory] of byCategory) {
    const category = names.categories.get(name) ?? null;
    for (const [key, row] of await read(names, recordShape(category), keysOfCategory, session)) common.set(key, row);
  }
  return common;
}

export async function readRecord(names: Names, key: string, session: Session): Promise<RecordRow | null> {
  return (await readRecords(names, [key], session)).get(key) ?? null;
}

/**
 * The selected fields of records by key in one statement; of a category that was not named only the common columns are
 * there, and no document asks for more.
 */
export function readSelected(
  names: Names,
  keys: readonly string[],
  { properties, category }: RecordSelection,
  session: Session,
): Promise<Map<string, RecordRow>> {
  return read(names, recordShape(category, properties, 'LEFT JOIN'), keys, session);
}

async function read(
  names: Names,
  shape: RecordShape,
  keys: readonly string[],
  session: Session,
): Promise<Map<string, RecordRow>> {
  // One key is the usual case and deserves the plan of a primary key.
  const found = keys.length === 1 ? sql`= ${$(keys[0], 'uuid')}` : sql`= ANY (${$(keys, 'uuid[]')})`;
  const rows = await runAs(
    session,
    sql`SELECT ${shape.select} FROM ${shape.from} WHERE r.id ${found} AND ${identified}`,
  );
  return new Map(rows.map((row) => shape.read(row, names)).map((record) => [record.key, record]));
}

/**
 * Locks a record until the transaction ends, so that its changes come one after the other; false when there is none that the
 * acting organization may change.
 */
export async function lockRecord(key: string, executor: Executor): Promise<boolean> {
  const rows = await run(executor, sql`SELECT 1 FROM shared_record WHERE id = ${$(key, 'uuid')} FOR UPDATE`);
  return rows.length === 1;
}

const ownerColumn: Column = { property: 'recordId', column: 'record_id', type: 'uuid' };

/** The rows of a part table for many records, in order, by record. */
export async function readParts(
  table: DetailTable,
  keys: readonly string[],
  session: Session,
): Promise<Map<string, object[]>> {
  const columns = [ownerColumn, ...table.columns];
  const read = rowReader<{ recordId: string }>(columns);
  const rows = await runAs(
    session,
    sql`SELECT ${columnNames(columns)} FROM ${raw(table.name)}
      WHERE record_id = ANY (${$(keys, 'uuid[]')}) AND ${identified} ORDER BY record_id, ordinal`,
  );
  const parts = new Map<string, object[]>(keys.map((key) => [key, []]));
  for (const row of rows) {
    const { recordId, ...part } = read(row);
    parts.get(recordId)?.push(part);
  }
  return parts;
}
