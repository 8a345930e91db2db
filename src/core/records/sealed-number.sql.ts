import { identified, runAs, type Session } from '../../platform/database/index.js';
import { $, join, nothing, raw, sql } from '../../platform/database/sql.js';
import { snakeCase } from '../../platform/database/row.js';
import type { Viewer } from '../identity/index.js';
import { visibilityCondition } from '../visibility/index.js';
import type { RecordCategory } from './record-category.js';

/** The sealed numbers of records, where they have one and the viewer, if given, may see the record. */
export async function readSealed(
  { details }: RecordCategory,
  property: string,
  keys: readonly string[],
  viewer: Viewer | null,
  session: Session,
): Promise<Map<string, Buffer>> {
  const column = raw(`d.${snakeCase(property)}_sealed`);
  const visible = viewer ? sql`AND ${visibilityCondition(viewer.organization, 'r')}` : nothing;
  const rows = await runAs(
    session,
    sql`SELECT d.record_id, encode(${column}, 'base64') FROM ${raw(details.name)} d JOIN shared_record r ON r.id = d.record_id
      WHERE ${identified} AND d.record_id = ANY (${$(keys, 'uuid[]')}) AND ${column} IS NOT NULL ${visible}`,
  );
  return new Map(rows.map(([key, sealed]) => [String(key), Buffer.from(sealed ?? '', 'base64')]));
}

/** The keyed hashes of the numbers that a record's personal fields hold, by field. */
export async function readLookups(
  { details, personal = [] }: RecordCategory,
  key: string,
  session: Session,
): Promise<Record<string, string>> {
  if (personal.length === 0) return {};
  const hashes = personal.map((property) => raw(`encode(${snakeCase(property)}_lookup, 'hex')`));
  const [row = []] = await runAs(
    session,
    sql`SELECT ${join(hashes)} FROM ${raw(details.name)} WHERE ${identified} AND record_id = ${$(key, 'uuid')}`,
  );
  return Object.fromEntries(
    personal.flatMap((property, place) => (row[place] == null ? [] : [[property, row[place]] as const])),
  );
}
