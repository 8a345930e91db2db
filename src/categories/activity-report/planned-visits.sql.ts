import DataLoader from 'dataloader';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { OperationScope } from '../../core/hub.js';
import { policyOn } from '../../core/policies/index.js';
import { actingFor, visibilityCondition } from '../../core/visibility/index.js';
import { identified, runAs } from '../../platform/database/index.js';
import { $, literal, sql } from '../../platform/database/sql.js';

/** At most so many planned visits are told with a report: somebody who is visited by more has been told enough. */
export const mostConflicts = 20;

/**
 * The keys of planned visits that others want to pay to whom a report speaks of, too near to it; of those that the viewer may see. One visit
 * that several plan together, each naming the other, is no conflict. A counterpart without a code is known by its name.
 */
export function conflictingVisits({ hub, viewer }: OperationScope): DataLoader<string, string[]> {
  return new DataLoader(async (keys) => {
    if (!viewer) return keys.map(() => []);
    const span = policyOn(hub.policies, 'visit-conflict-days', shanghaiDay(hub.clock.now()));
    const rows = await runAs(
      actingFor(viewer.organization, hub.pool),
      sql`SELECT m.record_id, c.id
        FROM activity_report m JOIN shared_record q ON q.id = m.record_id JOIN organization f ON f.id = q.publisher_id
        CROSS JOIN LATERAL (
          SELECT r.id, d.period_from
          FROM activity_report d JOIN shared_record r ON r.id = d.record_id JOIN organization o ON o.id = r.publisher_id
          WHERE d.kind = 'PLANNED_VISIT' AND r.status = 'SHARED' AND r.publisher_id <> q.publisher_id
            AND (d.counterpart_code = m.counterpart_code
              OR (d.counterpart_name = m.counterpart_name AND (d.counterpart_code IS NULL OR m.counterpart_code IS NULL)))
            AND d.period_from - ${$(span, 'int')} <= CASE WHEN m.kind = 'PLANNED_VISIT' THEN m.period_to ELSE m.occurred_on END
            AND d.period_to + ${$(span, 'int')} >= CASE WHEN m.kind = 'PLANNED_VISIT' THEN m.period_from ELSE m.occurred_on END
            AND NOT (f.code = ANY (d.participant_codes) AND o.code = ANY (m.participant_codes))
            AND ${visibilityCondition(viewer.organization, 'r')}
          ORDER BY d.period_from, r.id LIMIT ${literal(mostConflicts)}) c
        WHERE m.record_id = ANY (${$(keys, 'uuid[]')}) AND m.kind IN ('PLANNED_VISIT', 'INSPECTION_RECORD')
          AND ${visibilityCondition(viewer.organization, 'q')} AND ${identified}
        ORDER BY m.record_id, c.period_from, c.id`,
    );
    const found = Map.groupBy(rows, ([key]) => key);
    return keys.map((key) => (found.get(key) ?? []).flatMap(([, id]) => id ?? []));
  });
}
