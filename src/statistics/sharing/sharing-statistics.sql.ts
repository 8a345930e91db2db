import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { visibleTo } from '../../core/visibility/index.js';
import { run, transactionAs } from '../../platform/database/index.js';
import { parameters } from '../../platform/database/parameters.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { chosen, grouping, type Dimension } from '../grouping.sql.js';

export const sharingDimensions = {
  ORGANIZATION: { property: 'organizationKey', column: 'organization_key', type: 'int', expression: 'r.publisher_id' },
  CATEGORY: { property: 'category', column: 'category', type: 'text', expression: 'r.category' },
  MONTH: { property: 'month', column: 'month', type: 'text', expression: `to_char(r.formed_on, 'YYYY-MM')` },
  DAY: { property: 'day', column: 'day', type: 'date', expression: 'r.formed_on' },
} as const satisfies Record<string, Dimension>;
export type SharingDimension = keyof typeof sharingDimensions;

export interface SharingFigures {
  readonly organizationKey?: number;
  readonly category?: string;
  readonly month?: string;
  readonly day?: string;
  readonly shared: number;
  readonly sameDay: number;
  readonly extended: number;
  readonly late: number;
  readonly awaited: number;
  readonly sameDayRate: number | null;
  readonly medianDelayHours: number | null;
}

const figures: readonly Column[] = [
  { property: 'shared', column: 'shared', type: 'int' },
  { property: 'sameDay', column: 'same_day', type: 'int' },
  { property: 'extended', column: 'extended', type: 'int' },
  { property: 'late', column: 'late', type: 'int' },
  { property: 'awaited', column: 'awaited', type: 'int' },
  { property: 'sameDayRate', column: 'same_day_rate', type: 'float8' },
  { property: 'medianDelayHours', column: 'median_delay_hours', type: 'float8' },
];

/**
 * Records formed in the period that the viewer may see, withdrawn ones not. Same-day rate: same_day / shared, null when
 * nothing is shared; median delay: shared_at - formed_at in hours, over what is shared. Source: shared_record.
 */
export async function sharingStatistics(
  hub: Hub,
  viewer: Viewer,
  period: Period,
  groupBy: readonly SharingDimension[],
): Promise<SharingFigures[]> {
  const dimensions = chosen(sharingDimensions, groupBy);
  const { select, groupBy: grouped } = grouping(dimensions);
  const $ = parameters();
  const statement = {
    text: `SELECT ${select}
        count(*) FILTER (WHERE r.status = 'SHARED') AS shared,
        count(*) FILTER (WHERE r.timeliness = 'SAME_DAY') AS same_day,
        count(*) FILTER (WHERE r.timeliness = 'EXTENDED') AS extended,
        count(*) FILTER (WHERE r.timeliness = 'LATE') AS late,
        count(*) FILTER (WHERE r.timeliness = 'AWAITED') AS awaited,
        round(count(*) FILTER (WHERE r.timeliness = 'SAME_DAY')
          / nullif(count(*) FILTER (WHERE r.status = 'SHARED'), 0)::numeric, 4) AS same_day_rate,
        round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.shared_at - r.formed_at) / 3600)::numeric, 2)
          AS median_delay_hours
      FROM shared_record r
      WHERE r.formed_on BETWEEN ${$(period.from, 'date')} AND ${$(period.to, 'date')}
        AND r.status <> 'WITHDRAWN' AND ${visibleTo(viewer.organization, 'r', $)}
      ${grouped}`,
    values: $.values,
  };
  // A transaction, because a statement that gives an identity itself gets no parallel plan.
  const rows = await transactionAs(hub.pool, viewer.organization.key, ({ executor }) => run(executor, statement));
  return rows.map(rowReader<SharingFigures>([...dimensions, ...figures]));
}
