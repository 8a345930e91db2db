import { existsOn, type Organization } from '../../core/organizations/index.js';
import { tenThousandYuan } from '../../kernel/money.js';
import { countOf, totalsOf, type KindOfCases, type Totals } from './annual-report.js';
import type { Layout, LayoutColumn } from './layouts.js';

/** A row of the yearly table; the last one, without an organization, is the total. */
export interface TableRow {
  readonly organization: Organization | null;
  readonly cells: readonly string[];
}

/** The table in a layout: departments and townships of the year, whoever else has cases, and the total. */
export function tableOf(
  layout: Layout,
  cases: readonly KindOfCases[],
  organizations: readonly Organization[],
  year: number,
): TableRow[] {
  const publishers = new Set(cases.map(({ organizationKey }) => organizationKey));
  const listed = organizations.filter(
    (organization) => publishers.has(organization.key) || (mayPunish(organization) && existedIn(organization, year)),
  );
  const rows = listed.map((organization) => {
    const own = cases.filter(({ organizationKey }) => organizationKey === organization.key);
    return { organization, cells: cellsOf(layout, own) };
  });
  return [...rows, { organization: null, cells: cellsOf(layout, cases) }];
}

const mayPunish = ({ kind }: Organization): boolean => kind === 'DEPARTMENT' || kind === 'TOWNSHIP';

function existedIn(organization: Organization, year: number): boolean {
  const { validFrom } = organization;
  const first = `${year}-01-01`;
  return existsOn(organization, first) || (validFrom > first && validFrom <= `${year}-12-31`);
}

function cellsOf({ columns }: Layout, cases: readonly KindOfCases[]): string[] {
  const totals = totalsOf(cases);
  return columns.map((column) => cellOf(column, cases, totals));
}

function cellOf(column: LayoutColumn, cases: readonly KindOfCases[], totals: Totals): string {
  if (column.shows === 'CASES') return String(countOf(cases, column.kinds));
  if (column.shows === 'ALL_CASES') return String(totals.totalCases);
  const amounts = {
    FINES: totals.fines,
    CONFISCATIONS: totals.confiscations,
    FINES_AND_CONFISCATIONS: totals.finesAndConfiscations,
  };
  return inUnit(amounts[column.shows], column.unit);
}

function inUnit(amount: string, unit: 'YUAN' | 'TEN_THOUSAND_YUAN'): string {
  return unit === 'YUAN' ? amount : tenThousandYuan(amount);
}
