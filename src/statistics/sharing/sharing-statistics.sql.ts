import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { visibilityCondition } from '../../core/visibility/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { figuresOfRollup, figuresOfTables } from '../figures.sql.js';
import { byMonth, byOrganization, type Dimension } from '../grouping.sql.js';
import { cellsOf, sharingRollup } from '../rollups/index.js';
import { medianDelayFigure, sharingFigures } from './sharing-figures.js';

export const sharingDimensions = {
  ORGANIZATION: byOrganization,
  CATEGORY: { property: 'category', column: 'category', type: 'text', expression: 'c.category' },
  MONTH: byMonth,
  DAY: { property: 'day', column: 'day', type: 'date', expression: 'c.day', unit: 'days' },
} as const satisfies Record<string, Dimension>;
export type SharingDimension = keyof typeof sharingDimensions;

/** What a group of records is. */
export interface SharingGroup {
  readonly organizationKey?: number;
  readonly category?: string;
  readonly month?: string;
  readonly day?: string;
}

export interface SharingFigures extends SharingGroup {
  readonly shared: number;
  readonly sameDay: number;
  readonly extended: number;
  readonly late: number;
  readonly historical: number;
  readonly awaited: number;
  readonly sameDayRate: number | null;
}

/** Records formed in the period that the viewer may see. */
export async function sharingStatistics(
  hub: Hub,
  viewer: Viewer,
  period: Period,
  dimensions: readonly Dimension[],
): Promise<SharingFigures[]> {
  const byDay = dimensions.includes(sharingDimensions.DAY);
  const query = {
    dimensions,
    figures: Object.values(sharingFigures),
    cells: cellsOf(sharingRollup, period, { byDay }),

    counted: 'sum(c.shared) + sum(c.awaited)',
  };
  return figuresOfRollup(hub, viewer, query);
}

/** The median of the delays of the same groups; it reads each record of the period. */
export async function medianDelays(
  hub: Hub,
  viewer: Viewer,
  period: Period,
  dimensions: readonly Dimension[],
): Promise<(SharingGroup & { readonly medianDelayHours: number | null })[]> {
  const cells = sql`(SELECT r.publisher_id, r.category, r.formed_on AS day,
      extract(epoch FROM r.shared_at - r.formed_at) / 3600 AS delay
    FROM shared_record r
    WHERE r.formed_on BETWEEN ${$(period.from, 'date')} AND ${$(period.to, 'date')}
      AND r.status = 'SHARED' AND r.timeliness <> 'HISTORICAL' AND ${visibilityCondition(viewer.organization, 'r')})`;
  const query = { dimensions, figures: [medianDelayFigure], cells, counted: 'count(*)' };
  return figuresOfTables(hub, viewer, query);
}
