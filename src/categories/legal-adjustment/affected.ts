import DataLoader from 'dataloader';
import type { OperationScope } from '../../core/hub.js';
import { mostCiting, type CitedLaw } from '../../core/jurisdiction/index.js';
import { actingFor, visibilityCondition } from '../../core/visibility/index.js';
import { identified, runAs } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** The keys of discretion standards and work procedures that cite a law, of those that the viewer may see, the latest first. */
export function standardsCiting({ hub, viewer }: OperationScope): DataLoader<CitedLaw, string[], string> {
  return new DataLoader<CitedLaw, string[], string>(
    async (laws) => {
      if (!viewer) return laws.map(() => []);
      const asked = laws.map(({ title, articles }, place) => ({ place, title, articles }));
      const rows = await runAs(
        actingFor(viewer.organization, hub.pool),
        sql`SELECT l.place, s.id
          FROM jsonb_to_recordset(${$(JSON.stringify(asked), 'jsonb')}) AS l (place int, title text, articles text[])
          CROSS JOIN LATERAL (
            SELECT r.id, r.formed_at FROM shared_record r
            WHERE r.id IN (SELECT standards_citing(citations_of(l.title, l.articles))) AND r.status = 'SHARED'
              AND ${visibilityCondition(viewer.organization, 'r')}
            ORDER BY r.formed_at DESC, r.id DESC LIMIT ${$(mostCiting, 'int')}) s
          WHERE ${identified} ORDER BY l.place, s.formed_at DESC, s.id DESC`,
      );
      const found = Map.groupBy(rows, ([place]) => Number(place));
      return laws.map((_, place) => (found.get(place) ?? []).flatMap(([, id]) => id ?? []));
    },
    { cacheKeyFn: ({ title, articles }) => JSON.stringify([title, articles]) },
  );
}
