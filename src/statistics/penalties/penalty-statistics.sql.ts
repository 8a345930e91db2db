import { penaltyConditions, type PenaltyDecisionFilter } from '../../categories/penalty-decision/index.js';
import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { recordConditions } from '../../core/records/index.js';
import { visibleTo } from '../../core/visibility/index.js';
import { run, transactionAs } from '../../platform/database/index.js';
import { parameters } from '../../platform/database/parameters.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { chosen, grouping, type Dimension } from '../grouping.sql.js';

export const penaltyDimensions = {
  ORGANIZATION: { property: 'organizationKey', column: 'organization_key', type: 'int', expression: 'r.publisher_id' },
  MONTH: { property: 'month', column: 'month', type: 'text', expression: `to_char(d.decided_on, 'YYYY-MM')` },
  YEAR: { property: 'year', column: 'year', type: 'int', expression: 'extract(year FROM d.decided_on)::int' },
  PENALTY_KIND: { property: 'penaltyKind', column: 'penalty_kind', type: 'text', expression: 'd.heaviest_kind' },
  ITEM: { property: 'itemCode', column: 'item', type: 'text', expression: 'd.item_code' },
  PARTY_KIND: { property: 'partyKind', column: 'party', type: 'text', expression: 'd.party_kind' },
} as const satisfies Record<string, Dimension>;
export type PenaltyDimension = keyof typeof penaltyDimensions;

export interface PenaltyFigures {
  readonly organizationKey?: number;
  readonly month?: string;
  readonly year?: number;
  readonly penaltyKind?: string;
  readonly itemCode?: string | null;
  readonly partyKind?: string;
  readonly decisions: number;
  readonly fineTotal: string;
  readonly confiscatedTotal: string;
  readonly executed: number;
  readonly executionRate: number | null;
}

const figures: readonly Column[] = [
  { property: 'decisions', column: 'decisions', type: 'int' },
  { property: 'fineTotal', column: 'fine_total', type: 'numeric' },
  { property: 'confiscatedTotal', column: 'confiscated_total', type: 'numeric' },
  { property: 'executed', column: 'executed', type: 'int' },
  { property: 'executionRate', column: 'execution_rate', type: 'float8' },
];

/**
 * Penalty decisions made in the period that the viewer may see, withdrawn ones not. Execution rate: executed / decisions.
 * By penalty kind a decision counts once, in its heaviest kind. Sources: penalty_decision, shared_record.
 */
export async function penaltyStatistics(
  hub: Hub,
  viewer: Viewer,
  period: Period,
  groupBy: readonly PenaltyDimension[],
  filter: PenaltyDecisionFilter | null,
): Promise<PenaltyFigures[]> {
  const dimensions = chosen(penaltyDimensions, groupBy);
  const { select, groupBy: grouped } = grouping(dimensions);
  const $ = parameters();
  const where = [
    `d.decided_on BETWEEN ${$(period.from, 'date')} AND ${$(period.to, 'date')}`,
    `r.status = 'SHARED'`,
    visibleTo(viewer.organization, 'r', $),
    ...recordConditions(filter, hub.organizations, $),
    ...(filter ? penaltyConditions(filter, $, { hub, viewer }) : []),
  ];
  const statement = {
    text: `SELECT ${select}
        count(*) AS decisions,
        coalesce(sum(d.fine_amount), 0)::numeric(18,2) AS fine_total,
        coalesce(sum(d.confiscated_amount), 0)::numeric(18,2) AS confiscated_total,
        count(*) FILTER (WHERE d.execution_status = 'EXECUTED') AS executed,
        round(count(*) FILTER (WHERE d.execution_status = 'EXECUTED') / nullif(count(*), 0)::numeric, 4) AS execution_rate
      FROM penalty_decision d JOIN shared_record r ON r.id = d.record_id
      WHERE ${where.join(' AND ')}
      ${grouped}`,
    values: $.values,
  };
  // A transaction, because a statement that gives an identity itself gets no parallel plan.
  const rows = await transactionAs(hub.pool, viewer.organization.key, ({ executor }) => run(executor, statement));
  return rows.map(rowReader<PenaltyFigures>([...dimensions, ...figures]));
}
