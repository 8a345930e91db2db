import { shanghaiDay } from '../../kernel/calendar.js';
import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { visibilityCondition } from '../../core/visibility/index.js';
import { $, join, literal, nothing, raw, sql, type Parameter, type Sql } from '../../platform/database/sql.js';
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
    const check: Check = checks[name];
    const details = check.table === null ? nothing : sql`JOIN ${raw(check.table)} d ON d.record_id = r.id`;
    const where = [
      ...scopeConditions(check, scope),
      visibilityCondition(viewer.organization, 'r'),
      raw(check.examined),
    ];
    const cells = sql`(SELECT r.publisher_id, r.formed_on AS day, 1 AS examined, (${foundCondition(check, viewer)})::int AS found
      FROM shared_record r ${details} CROSS JOIN (SELECT ${todayOf(hub)} AS day) today WHERE ${join(where, ' AND ')})`;
    const query = {
      dimensions,
      figures,
      cells,

      counted: 'count(*)',
    };
    const found = await figuresOfTables<Group & Pick<QualityFigures, 'examined' | 'found'>>(hub, viewer, query);
    rows.push(...found.map((figuresOfGroup) => ({ check: name, ...figuresOfGroup })));
  }
  return rows;
}

/** The records that a check found, as conditions of a list of records. */
export function findingConditions(hub: Hub, viewer: Viewer, name: CheckName, scope: QualityScope): Sql[] {
  const check: Check = checks[name];
  const found = sql`${raw(check.examined)} AND ${foundCondition(check, viewer)}`;
  if (check.table === null) return [...scopeConditions(check, scope), found];
  const doubtful = sql`EXISTS (SELECT FROM ${raw(check.table)} d CROSS JOIN (SELECT ${todayOf(hub)} AS day) today
    WHERE d.record_id = r.id AND ${found})`;
  return [...scopeConditions(check, scope), doubtful];
}

/** A twin that the viewer may not see is none: figures do not tell of it. */
function foundCondition({ found }: Check, viewer: Viewer): Sql {
  if (typeof found === 'string') return raw(found);
  return sql`EXISTS (SELECT FROM ${raw(found.from)} WHERE ${raw(found.equal)} AND o.publisher_id = r.publisher_id
    AND o.status = 'SHARED' AND o.id <> r.id AND ${visibilityCondition(viewer.organization, 'o')})`;
}

/** Days of formation are bounded as instants, so that the index that orders lists bounds them too. */
function scopeConditions({ category }: Check, { period, publishers }: QualityScope): Sql[] {
  return [
    sql`r.status = 'SHARED'`,
    sql`r.formed_at >= ${$(period.from, 'date')}::timestamptz`,
    sql`r.formed_at < (${$(period.to, 'date')} + 1)::timestamptz`,
    ...(category === null ? [] : [sql`r.category = ${literal(category)}`]),
    ...(publishers === null ? [] : [sql`r.publisher_id = ANY (${$(publishers, 'int[]')})`]),
  ];
}

function todayOf({ clock }: Hub): Parameter {
  return $(shanghaiDay(clock.now()).toString(), 'date');
}
