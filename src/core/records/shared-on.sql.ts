import { identified, runAs } from '../../platform/database/index.js';
import { parameters } from '../../platform/database/parameters.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor, visibleTo } from '../visibility/index.js';

/** How many records of each category were shared on a day, every category named, in the order of the regulation. */
export async function sharedOn(hub: Hub, viewer: Viewer, day: string): Promise<{ category: string; count: number }[]> {
  const $ = parameters();
  const date = $(day, 'date');
  const rows = await runAs(actingFor(viewer.organization, hub.pool), {
    text: `SELECT r.category, count(*) FROM shared_record r
      WHERE r.shared_at >= ${date}::timestamptz AND r.shared_at < (${date} + 1)::timestamptz
        AND r.status <> 'WITHDRAWN' AND ${identified} AND ${visibleTo(viewer.organization, 'r', $)}
      GROUP BY r.category`,
    values: $.values,
  });
  const counts = new Map(rows.map(([category, count]) => [category, Number(count)]));
  return [...hub.categories.keys()].map((category) => ({ category, count: counts.get(category) ?? 0 }));
}
