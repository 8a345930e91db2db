import { shanghaiDay } from '../../kernel/calendar.js';
import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { visibleTo } from '../../core/visibility/index.js';
import { parameters, type Parameters } from '../../platform/database/parameters.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { total } from '../figure.js';
import { figuresOfTables } from '../figures.sql.js';
import { byMonth, byOrganization, type Dimension } from '../grouping.sql.js';
import { checks, type Check, type CheckName } from './checks.js';

export const qualityDimensions = {
  ORGANIZATION: byOrganization,
  MONTH: byMonth,
} as const satisfies Record<string, Dimension>;
export type QualityDimension = keyof typeof qualityDimensions;

export interface QualityFigures {
  readonly organizationKey?: number;
  readonly month?: string;
  readonly check: CheckName;
  readonly examined: number;
  readonly found: number;
}

/** Which records are looked at. */
export interface QualityScope {
  readonly period: Period;
  /** Publishers; null: all. */
  readonly publishers: readonly number[] | null;
}

type Group = Omit<QualityFigures, 'check' | 'examined' | 'found'>;

const figures = ['examined', 'found'].map((name) => ({
  property: name,
  column: name,
  type: 'int' as const,
  expression: total(name),
}));

/** How many records each check could examine, and how many it found, group by group; checks follow one another. */
export async function dataQuality(
  hub: Hub,
  viewer: Viewer,
  scope: QualityScope,
  dimensions: readonly Dimension[],
  names: readonly CheckName[],
): Promise<QualityFigures[]> {
  const rows: QualityFigures[] = [];
  for (const name of new Set(names)) {
    const $ = parameters();
    const check: Check = checks[name];
    const today = `(SELECT ${todayOf(hub, $)} AS day) today`;
    const from = `shared_record r ${check.table === null ? '' : `JOIN ${check.table} d ON d.record_id = r.id`}`;
    const where = [...scopeConditions(check, scope, $), visibleTo(viewer.organization, 'r', $), check.examined];
    const cells = `(SELECT r.publisher_id, r.formed_on AS day, 1 AS examined, (${foundWhere(check, viewer, $)})::int AS found
      FROM ${from} CROSS JOIN ${today} WHERE ${where.join(' AND ')})`;
    const query = {
      dimensions,
      figures,
      cells,
      where: [],
      counted: 'count(*)',
    };
    const found = await figuresOfTables<Group & Pick<QualityFigures, 'examined' | 'found'>>(hub, viewer, query, $);
    rows.push(...found.map((figuresOfGroup) => ({ check: name, ...figuresOfGroup })));
  }
  return rows;
}

/** The records that a check found, as conditions of a list of records. */
export function foundBy(hub: Hub, viewer: Viewer, name: CheckName, scope: QualityScope, $: Parameters): string[] {
  const check: Check = checks[name];
  const found = `${check.examined} AND ${foundWhere(check, viewer, $)}`;
  if (check.table === null) return [...scopeConditions(check, scope, $), found];
  const today = `(SELECT ${todayOf(hub, $)} AS day) today`;
  const doubtful = `EXISTS (SELECT FROM ${check.table} d CROSS JOIN ${today} WHERE d.record_id = r.id AND ${found})`;
  return [...scopeConditions(check, scope, $), doubtful];
}

/** A twin that the viewer may not see is none: figures do not tell of it. */
function foundWhere({ found }: Check, viewer: Viewer, $: Parameters): string {
  if (typeof found === 'string') return found;
  return `EXISTS (SELECT FROM ${found.from} WHERE ${found.equal} AND o.publisher_id = r.publisher_id
    AND o.status = 'SHARED' AND o.id <> r.id AND ${visibleTo(viewer.organization, 'o', $)})`;
}

/** Days of formation are bounded as instants, so that the index that orders lists bounds them too. */
function scopeConditions({ category }: Check, { period, publishers }: QualityScope, $: Parameters): string[] {
  return [
    `r.status = 'SHARED'`,
    `r.formed_at >= ${$(period.from, 'date')}::timestamptz`,
    `r.formed_at < (${$(period.to, 'date')} + 1)::timestamptz`,
    ...(category === null ? [] : [`r.category = '${category}'`]),
    ...(publishers === null ? [] : [`r.publisher_id = ANY (${$(publishers, 'int[]')})`]),
  ];
}

function todayOf({ clock }: Hub, $: Parameters): string {
  return $(shanghaiDay(clock.now()).toString(), 'date');
}
