import { shanghaiText } from '../../kernel/instant-text.js';
import type { Hub } from '../../core/hub.js';
import { permits, type Viewer } from '../../core/identity/index.js';
import { visibilityCondition } from '../../core/visibility/index.js';
import { sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import { compare, type PeriodComparison } from '../comparison.js';
import { figuresOfCounty, figuresOfTables } from '../figures.sql.js';
import { byMonth, byOrganization, chosen, type Dimension } from '../grouping.sql.js';
import type { ProceedingChapter } from './chapter.js';
import { underSuccessors } from '../successors.js';

export const proceedingDimensions = {
  ORGANIZATION: byOrganization,
  MONTH: byMonth,
  HALF_YEAR: {
    property: 'halfYear',
    column: 'half_year',
    type: 'text',
    expression: `to_char(c.day, 'YYYY') || CASE WHEN extract(month FROM c.day) <= 6 THEN '-H1' ELSE '-H2' END`,
    unit: 'halfYears',
  },
  YEAR: { property: 'year', column: 'year', type: 'int', expression: 'extract(year FROM c.day)::int', unit: 'years' },
} as const satisfies Record<string, Dimension>;
export type ProceedingDimension = keyof typeof proceedingDimensions;

/** What a group of proceedings is. */
export interface ProceedingGroup {
  readonly organizationKey?: number;
  readonly month?: string;
  readonly halfYear?: string;
  readonly year?: number;
}

export type ProceedingFigures = ProceedingGroup & Readonly<Record<string, number | string | null | undefined>>;

export interface ChapterQuestion {
  readonly period: Period;
  readonly groupBy: readonly ProceedingDimension[];
  readonly compareWith: PeriodComparison | null;
  readonly bySuccessor: boolean;
}

/**
 * The figures of each group. Whoever oversees the county counts all its cases, which tells nothing of what is in one; everybody
 * else the cases it is a party of.
 */
export async function askChapter(
  hub: Hub,
  viewer: Viewer,
  chapter: ProceedingChapter,
  { period, groupBy, compareWith, bySuccessor }: ChapterQuestion,
) {
  const isCounty = permits(viewer, 'countyFigures');
  const dimensions = underSuccessors(hub, chosen(proceedingDimensions, groupBy), bySuccessor);
  const figures = Object.values(chapter.figures);
  const now = shanghaiText(hub.clock.now());
  const read = (of: Period): Promise<ProceedingFigures[]> => {
    const seen = isCounty ? sql`true` : visibilityCondition(viewer.organization, 'p');
    const query = { dimensions, figures, cells: sql`(${chapter.rows(of, seen, now)})`, counted: 'count(*)' };
    return isCounty ? figuresOfCounty(hub, query) : figuresOfTables(hub, viewer, query);
  };
  const nothing = Object.fromEntries(figures.map(({ property, type }) => [property, type === 'int' ? 0 : null]));
  const answer = await compare<ProceedingFigures, Record<string, number | null>>(read, {
    period,
    dimensions,
    compareWith,
    nothing,
  });
  return { ...answer, scope: isCounty ? ('COUNTY' as const) : ('OWN' as const) };
}
