import { identified, runAs } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor, visibilityCondition } from '../visibility/index.js';

/** How many records of each category were shared on a day, every category named, in the order of the regulation. */
export async function sharedOn(hub: Hub, viewer: Viewer, day: string): Promise<{ category: string; count: number }[]> {
  const date = $(day, 'date');
  const rows = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT r.category, count(*) FROM shared_record r
      WHERE r.shared_at >= ${date}::timestamptz AND r.shared_at < (${date} + 1)::timestamptz
        AND r.status <> 'WITHDRAWN' AND ${identified} AND ${visibilityCondition(viewer.organization, 'r')}
      GROUP BY r.category`,
  );
  const counts = new Map(rows.map(([category, count]) => [category, Number(count)]));
  return [...hub.categories.keys()].map((category) => ({ category, count: counts.get(category) ?? 0 }));
}
