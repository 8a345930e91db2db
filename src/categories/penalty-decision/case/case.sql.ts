import DataLoader from 'dataloader';
import type { OperationScope, RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { actingFor, visibilityCondition } from '../../../core/visibility/index.js';
import { identified, runAs } from '../../../platform/database/index.js';
import { $, sql, type Sql } from '../../../platform/database/sql.js';
import { keyOfCase } from './case.rules.js';
import type { SuspicionBasis } from './suspicion-basis.js';

/** At most so many decisions are told with a case; a list of decisions has them all. */
export const mostDecisions = 100;

/** Decisions over `d` that name a case, which the viewer must see. */
export function caseCondition(caseId: string, { viewer }: Pick<RequestContext, 'viewer'>): Sql {
  const { organization } = requirePermission(viewer, 'read');
  return sql`d.case_id IN (SELECT p.id FROM proceeding p
    WHERE p.id = ${$(keyOfCase(caseId), 'uuid')} AND ${visibilityCondition(organization, 'p')})`;
}

/** The keys of the decisions that name a case, newest formation first, by the case; of those that the viewer may see. */
export function decisionsOfCases({ hub, viewer }: OperationScope): DataLoader<string, string[]> {
  return new DataLoader(async (cases) => {
    if (!viewer) return cases.map(() => []);
    const rows = await runAs(
      actingFor(viewer.organization, hub.pool),
      sql`SELECT n.case_id, n.id FROM (
          SELECT d.case_id, r.id, row_number() OVER (PARTITION BY d.case_id ORDER BY r.formed_at DESC, r.id DESC) AS place
          FROM penalty_decision d JOIN shared_record r ON r.id = d.record_id
          WHERE d.case_id = ANY (${$(cases, 'uuid[]')}) AND r.status = 'SHARED'
            AND ${visibilityCondition(viewer.organization, 'r')} AND ${identified}) n
        WHERE n.place <= ${$(mostDecisions, 'int')} ORDER BY n.case_id, n.place`,
    );
    const found = Map.groupBy(rows, ([key]) => key);
    return cases.map((key) => (found.get(key) ?? []).flatMap(([, id]) => id ?? []));
  });
}

/** X3: of records whether they are flagged by their case or by their party; null where they are not, or the viewer is not told. */
export const despiteSuspicion = ({ hub, viewer }: OperationScope): DataLoader<string, SuspicionBasis | null> =>
  new DataLoader(async (records) => {
    if (!viewer) return records.map(() => null);
    const rows = await runAs(
      actingFor(viewer.organization, hub.pool),
      sql`SELECT s.record_id, s.by_party FROM penalties_despite_suspicion() s
        WHERE s.record_id = ANY (${$(records, 'uuid[]')}) AND ${identified}`,
    );
    const found = new Map(rows.map(([record, byParty]) => [record, byParty === 't' ? 'PARTY' : 'CASE'] as const));
    return records.map((record) => found.get(record) ?? null);
  });
