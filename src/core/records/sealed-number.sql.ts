import { identified, runAs, type Session } from '../../platform/database/index.js';
import { parameters } from '../../platform/database/parameters.js';
import { snakeCase } from '../../platform/database/row.js';
import type { Viewer } from '../identity/index.js';
import { visibleTo } from '../visibility/index.js';
import type { RecordCategory } from './record-category.js';

/** The sealed numbers of records, where they have one and the viewer, if given, may see the record. */
export async function readSealed(
  { details }: RecordCategory,
  property: string,
  keys: readonly string[],
  viewer: Viewer | null,
  session: Session,
): Promise<Map<string, Buffer>> {
  const $ = parameters();
  const column = `d.${snakeCase(property)}_sealed`;
  const where = [
    identified,
    `d.record_id = ANY (${$(keys, 'uuid[]')})`,
    `${column} IS NOT NULL`,
    ...(viewer ? [visibleTo(viewer.organization, 'r', $)] : []),
  ];
  const rows = await runAs(session, {
    text: `SELECT d.record_id, encode(${column}, 'base64') FROM ${details.name} d JOIN shared_record r ON r.id = d.record_id
      WHERE ${where.join(' AND ')}`,
    values: $.values,
  });
  return new Map(rows.map(([key, sealed]) => [String(key), Buffer.from(sealed ?? '', 'base64')]));
}
