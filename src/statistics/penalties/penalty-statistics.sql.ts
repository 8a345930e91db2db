import {
  counted as standing,
  penaltyConditions,
  type PenaltyDecisionFilter,
} from '../../categories/penalty-decision/index.js';
import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { recordConditions } from '../../core/records/index.js';
import { visibilityCondition } from '../../core/visibility/index.js';
import { $, join, sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { figuresOfRollup, figuresOfTables } from '../figures.sql.js';
import { byMonth, byOrganization, type Dimension } from '../grouping.sql.js';
import { cellsOf, penaltyRollup } from '../rollups/index.js';
import { penaltyFigures } from './penalty-figures.js';

export const penaltyDimensions = {
  ORGANIZATION: byOrganization,
  MONTH: byMonth,
  YEAR: {
    property: 'year',
    column: 'year',
    type: 'int',
    expression: 'extract(year FROM c.day)::int',
    unit: 'years',
  },
  PENALTY_KIND: { property: 'penaltyKind', column: 'penalty_kind', type: 'text', expression: 'c.heaviest_kind' },
  ITEM: { property: 'itemCode', column: 'item', type: 'text', expression: 'c.item_code' },
  PARTY_KIND: { property: 'partyKind', column: 'party', type: 'text', expression: 'c.party_kind' },
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
  readonly setAside: number;
}

const figures = Object.values(penaltyFigures);
/** Also a group whose decisions were all set aside tells so. */
const counted = 'sum(c.decisions + c.set_aside)';

/** The conditions that cells know; any other is asked of the tables. */
const knownToCells: ReadonlySet<string> = new Set([
  'publisherCodes',
  'decidedFrom',
  'decidedTo',
  'partyKinds',
] satisfies (keyof PenaltyDecisionFilter)[]);

/**
 * Penalty decisions made in the period that the viewer may see, withdrawn ones not. By penalty kind a decision counts once, in its
 * heaviest kind.
 */
export async function penaltyStatistics(
  hub: Hub,
  viewer: Viewer,
  period: Period,
  dimensions: readonly Dimension[],
  filter: PenaltyDecisionFilter | null,
): Promise<PenaltyFigures[]> {
  const asked = Object.entries(filter ?? {}).filter(([, value]) => value != null);
  return asked.every(([name]) => knownToCells.has(name))
    ? fromCells(hub, viewer, period, dimensions, filter)
    : fromTables(hub, viewer, period, dimensions, filter);
}

async function fromCells(
  hub: Hub,
  viewer: Viewer,
  period: Period,
  dimensions: readonly Dimension[],
  filter: PenaltyDecisionFilter | null,
): Promise<PenaltyFigures[]> {
  const { publisherCodes, decidedFrom, decidedTo, partyKinds } = filter ?? {};
  const from = decidedFrom != null && decidedFrom > period.from ? decidedFrom : period.from;
  const to = decidedTo != null && decidedTo < period.to ? decidedTo : period.to;
  const cells = cellsOf(penaltyRollup, { from, to });
  const publishers = publisherCodes?.flatMap((code) => hub.organizations.byCode(code)?.key ?? []);
  const where = [
    ...(publishers ? [sql`c.publisher_id = ANY (${$(publishers, 'int[]')})`] : []),
    ...(partyKinds ? [sql`c.party_kind = ANY (${$(partyKinds, 'text[]')})`] : []),
  ];
  return figuresOfRollup(hub, viewer, { dimensions, figures, cells, counted }, where);
}

async function fromTables(
  hub: Hub,
  viewer: Viewer,
  period: Period,
  dimensions: readonly Dimension[],
  filter: PenaltyDecisionFilter | null,
): Promise<PenaltyFigures[]> {
  const conditions = [
    sql`d.decided_on BETWEEN ${$(period.from, 'date')} AND ${$(period.to, 'date')}`,
    sql`r.status = 'SHARED'`,
    visibilityCondition(viewer.organization, 'r'),
    ...recordConditions(filter, hub),
    ...(filter ? penaltyConditions(filter, { hub, viewer }) : []),
  ];
  const cells = sql`(SELECT r.publisher_id, d.decided_on AS day, d.heaviest_kind, d.item_code, d.party_kind,
      (${standing.stands})::int AS decisions,
      CASE WHEN ${standing.stands} THEN ${standing.fine} END AS fine_total,
      CASE WHEN ${standing.stands} THEN ${standing.confiscated} END AS confiscated_total,
      (${standing.stands} AND d.execution_status = 'EXECUTED')::int AS executed,
      (${standing.isSetAside})::int AS set_aside
    FROM penalty_decision d JOIN shared_record r ON r.id = d.record_id
    WHERE ${join(conditions, ' AND ')})`;
  return figuresOfTables(hub, viewer, { dimensions, figures, cells, counted });
}
