import { penaltyKinds, penaltyKindTitles, type PenaltyKind } from '../../categories/penalty-decision/index.js';
import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import type { Organization } from '../../core/organizations/index.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { sumAmounts } from '../../kernel/money.js';
import { earliestYear, latestYear } from '../../kernel/time-bounds.js';
import type { FigureMeaning } from '../figure.js';
import { penaltyDimensions, penaltyStatistics, type PenaltyFigures } from '../penalties/index.js';

/** One organization's cases of one kind in the year: a case a decision, in its heaviest kind. */
export type KindOfCases = Pick<
  PenaltyFigures,
  'organizationKey' | 'penaltyKind' | 'decisions' | 'fineTotal' | 'confiscatedTotal'
>;

/**
 * The organization that a report is about; null for the county.
 * @throws GraphQLError BAD_USER_INPUT for one that there is not, or for a year that is none
 */
export function organizationOfReport(
  { organizations }: Pick<Hub, 'organizations'>,
  year: number,
  code: string | null,
): Organization | null {
  if (year < earliestYear || year > latestYear) {
    throw badInput(`year：年份须在${earliestYear}至${latestYear}之间`);
  }
  const organization = code === null ? null : organizations.byCode(code);
  if (organization === undefined) throw badInput('organizationCode：没有此单位');
  return organization;
}

/** The year's decisions that the viewer may see, of one organization or of all, by organization and heaviest kind. */
export function casesOfYear(
  hub: Hub,
  viewer: Viewer,
  year: number,
  organization: Organization | null,
): Promise<readonly KindOfCases[]> {
  const of = String(year).padStart(4, '0');
  const { ORGANIZATION, PENALTY_KIND } = penaltyDimensions;
  const filter = organization && { publisherCodes: [organization.code] };
  const period = { from: `${of}-01-01`, to: `${of}-12-31` };
  return penaltyStatistics(hub, viewer, period, [ORGANIZATION, PENALTY_KIND], filter);
}

export interface Totals {
  readonly totalCases: number;
  readonly fines: string;
  readonly confiscations: string;
  readonly finesAndConfiscations: string;
}

export function totalsOf(cases: readonly KindOfCases[]): Totals {
  const fines = sumAmounts(cases.map(({ fineTotal }) => fineTotal));
  const confiscations = sumAmounts(cases.map(({ confiscatedTotal }) => confiscatedTotal));
  return {
    totalCases: countOf(cases),
    fines,
    confiscations,
    finesAndConfiscations: sumAmounts([fines, confiscations]),
  };
}

/** All kinds from light to heavy, those without a case too. */
export function kindsOf(cases: readonly KindOfCases[]): { kind: PenaltyKind; label: string; cases: number }[] {
  return Object.values(penaltyKinds).map((kind) => ({
    kind,
    label: penaltyKindTitles[kind],
    cases: countOf(cases, [kind]),
  }));
}

/** How many cases, of all kinds or of some. */
export function countOf(cases: readonly KindOfCases[], kinds?: readonly string[]): number {
  return cases
    .filter(({ penaltyKind = '' }) => kinds === undefined || kinds.includes(penaltyKind))
    .reduce((sum, { decisions }) => sum + decisions, 0);
}

const published =
  'penalty_decision.heaviest_kind, decided_on, standing, fine_amount, changed_fine_amount, confiscated_amount, changed_confiscated_amount';

/** The figures of the report, for docs/guide/figures.md; they are sums of those of the penalties. */
export const annualReportFigures: readonly FigureMeaning[] = [
  {
    title: '各种类件数',
    english: 'Cases by kind (`penalties`)',
    numerator: '以该种类为最重处罚的决定件数，一案一件，被撤销的不计',
    denominator: null,
    sources: published,
  },
  {
    title: '合计件数',
    english: 'All cases (`totalCases`)',
    numerator: '当年决定的件数，被撤销的不计',
    denominator: null,
    sources: published,
  },
  {
    title: '罚没金额',
    english: 'Fines and confiscations, in yuan (`finesAndConfiscations`)',
    numerator: '罚款与没收金额之和，元，经复议、诉讼变更的按变更后的计',
    denominator: null,
    sources: published,
  },
];
