import { Temporal } from 'temporal-polyfill';
import type { Hub } from '../../core/hub.js';
import { permits, type Viewer } from '../../core/identity/index.js';
import type { Organization } from '../../core/organizations/index.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAsRole } from '../../platform/database/index.js';
import { sql } from '../../platform/database/sql.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { noCounts, type AssessmentFigureName, type Counts } from './assessment-figures.js';
import { mattersOf } from './matters.sql.js';
import { pointsOn, scoreOf, type Points } from './score.js';

/** One organization's numbers, or the county's. */
export interface Assessed {
  readonly organization: Organization | null;
  readonly counts: Counts;
  /** Null where the county has not decided that there are scores, and for the county itself. */
  readonly score: number | null;
}

export interface Assessment {
  readonly isCounty: boolean;
  readonly points: Points | null;
  readonly rows: readonly Assessed[];
  readonly total: Assessed;
}

/** The organizations of which somebody is told: the county and its office of all, anybody else of itself. */
export function isToldOf(viewer: Viewer, organization: Organization): boolean {
  return permits(viewer, 'countyFigures') || organization.key === viewer.organization.key;
}

/**
 * The numbers of a period by organization, and those of the county. Counted as the statistician, which reads numbers and moments of every
 * case and no text; rows of others are for whoever oversees the county.
 */
export async function assess(
  hub: Hub,
  viewer: Viewer,
  period: Period,
  organizationCodes: readonly string[] | null,
): Promise<Assessment> {
  const named = organizationCodes?.map((code, index) => organizationNamed(hub, code, `organizationCodes.${index}`));
  const now = shanghaiText(hub.clock.now());
  const counted = await transactionAsRole(hub.pool, 'liandong_statistician', (executor) =>
    run(
      executor,
      sql`SELECT m.organization_id, f.name, count(*) FROM ${mattersOf(period, now)} m CROSS JOIN unnest(m.figures) AS f (name)
        GROUP BY m.organization_id, f.name`,
    ),
  );
  const byKey = new Map<number, Record<AssessmentFigureName, number>>();
  const all = { ...noCounts };
  for (const [key, figure, count] of counted) {
    const name = figure as AssessmentFigureName;
    const counts = byKey.get(Number(key)) ?? { ...noCounts };
    counts[name] += Number(count);
    all[name] += Number(count);
    byKey.set(Number(key), counts);
  }
  const points = pointsOn(hub.policies, Temporal.PlainDate.from(period.to));
  const asked = named ?? [...byKey.keys()].map((key) => hub.organizations.byKey(key));
  const rows = [...new Set(asked)]
    .filter((organization) => isToldOf(viewer, organization))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
    .map((organization) => {
      const counts = byKey.get(organization.key) ?? noCounts;
      return { organization, counts, score: points && scoreOf(counts, points) };
    });
  const total = { organization: null, counts: all, score: null };
  return { isCounty: permits(viewer, 'countyFigures'), points, rows, total };
}

/** @throws GraphQLError BAD_USER_INPUT for a code that nobody has */
export function organizationNamed(
  { organizations }: Pick<Hub, 'organizations'>,
  code: string,
  field: string,
): Organization {
  const organization = organizations.byCode(code);
  if (!organization) throw badInput(`${field}：没有此单位`);
  return organization;
}

/** Four decimals; null where nothing was due. */
export function inTimeRate({ IN_TIME, DUE }: Counts): number | null {
  return DUE === 0 ? null : Math.round((IN_TIME / DUE) * 10_000) / 10_000;
}
