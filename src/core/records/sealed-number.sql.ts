import { identified, runAs, type Session } from '../../platform/database/index.js';
import { $, nothing, raw, sql } from '../../platform/database/sql.js';
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
