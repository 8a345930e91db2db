import DataLoader from 'dataloader';
import type { OperationScope } from '../../core/hub.js';
import { actingFor, visibilityCondition } from '../../core/visibility/index.js';
import { identified, runAs } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** The keys of the complaints that records tell of, by the keys of the records; null where the viewer is no party. */
export function complaintsOfRecords({ hub, viewer }: OperationScope): DataLoader<string, string | null> {
  return new DataLoader(async (records) => {
    if (!viewer) return records.map(() => null);
    const rows = await runAs(
      actingFor(viewer.organization, hub.pool),
      sql`SELECT c.record_id, c.proceeding_id FROM complaint c JOIN proceeding p ON p.id = c.proceeding_id
        WHERE c.record_id = ANY (${$(records, 'uuid[]')}) AND ${visibilityCondition(viewer.organization, 'p')}
          AND ${identified}`,
    );
    const found = new Map(rows.map(([record, complaint]) => [record, complaint ?? null]));
    return records.map((record) => found.get(record) ?? null);
  });
}
