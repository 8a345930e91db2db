import type { Hub } from '../../core/hub.js';
import { permits, type Viewer } from '../../core/identity/index.js';
import { visibilityCondition } from '../../core/visibility/index.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { figuresOfCounty, figuresOfTables } from '../figures.sql.js';
import { byMonth, byOrganization, type Dimension } from '../grouping.sql.js';
import { needFigures } from './need-figures.js';

export const needDimensions = {
  ORGANIZATION: byOrganization,
  NEEDED_BY: { property: 'neededByKey', column: 'needed_by_key', type: 'int', expression: 'c.organization_id' },
  NEED: { property: 'needKey', column: 'need_key', type: 'uuid', expression: 'c.need_id' },
  CATEGORY: { property: 'category', column: 'category', type: 'text', expression: 'c.category' },
  MONTH: byMonth,
} as const satisfies Record<string, Dimension>;
export type NeedDimension = keyof typeof needDimensions;

/** The figures of a group, and what it is. */
export interface NeedFigures {
  readonly organizationKey?: number;
  readonly neededByKey?: number;
  readonly needKey?: string;
  readonly category?: string;
  readonly month?: string;
  readonly served: number;
  readonly inTime: number;
  readonly late: number;
  readonly acknowledged: number;
  readonly feedbackDue: number;
  readonly feedbackInTime: number;
  readonly inTimeRate: number | null;
  readonly feedbackRate: number | null;
}

/** What met a need in the period: the whole county's for whoever oversees it, for others what they published or need. */
export function needStatistics(
  hub: Hub,
  viewer: Viewer,
  { from, to }: Period,
  dimensions: readonly Dimension[],
): Promise<NeedFigures[]> {
  const isCounty = permits(viewer, 'countyFigures');
  const seen = isCounty ? sql`true` : visibilityCondition(viewer.organization, 'r');
  const cells = sql`(SELECT m.publisher_id, m.organization_id, m.need_id, r.category, m.matched_at::date AS day, 1 AS served,
      (r.timeliness IN ('SAME_DAY', 'EXTENDED'))::int AS in_time, (r.timeliness = 'LATE')::int AS late,
      (m.acknowledged_at IS NOT NULL)::int AS acknowledged, coalesce(f.due, 0) AS feedback_due,
      coalesce(f.in_time, 0) AS feedback_in_time
    FROM record_need m JOIN shared_record r ON r.id = m.record_id JOIN need n ON n.id = m.need_id
      LEFT JOIN LATERAL (
        SELECT count(*) AS due, count(*) FILTER (WHERE e.met_at < e.due_at) AS in_time FROM execution_feedback e
        WHERE n.with_execution AND e.record_id = m.record_id
          AND (e.met_at IS NOT NULL OR e.due_at <= ${$(shanghaiText(hub.clock.now()), 'timestamptz')})) f ON true
    WHERE m.matched_at >= ${$(from, 'date')}::timestamptz AND m.matched_at < (${$(to, 'date')} + 1)::timestamptz
      AND m.until IS NULL AND r.status = 'SHARED' AND ${seen})`;
  const query = { dimensions, figures: Object.values(needFigures), cells, counted: 'count(*)' };
  return isCounty ? figuresOfCounty(hub, query) : figuresOfTables(hub, viewer, query);
}
