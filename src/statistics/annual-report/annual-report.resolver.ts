import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import type { Organization } from '../../core/organizations/index.js';
import { asOfNow } from '../statistics.graphql.js';
import { casesOfYear, kindsOf, organizationOfReport, totalsOf, type KindOfCases } from './annual-report.js';
import { AnnualReport, AnnualReportTable, layoutNames } from './annual-report.graphql.js';
import { layouts, type LayoutName } from './layouts.js';
import { tableOf } from './table.js';

/** What the table is made of, beside what the report says. */
type ReportRow = Omit<AnnualReport, 'organization'> & {
  readonly organization: Organization | null;
  readonly cases: readonly KindOfCases[];
};

@Resolver(() => AnnualReport)
export class AnnualReportResolver {
  @Query(() => AnnualReport, {
    description:
      '行政处罚年度报表，只计可见且未撤回的决定。The yearly statutory report; counts what one may see and is not withdrawn.',
  })
  async annualReport(
    @Arg('year', () => Int, { description: '年份。Year.' }) year: number,
    @Arg('organizationCode', () => String, {
      nullable: true,
      description: '单位代码；不填为全县。One organization; the county if not given.',
    })
    organizationCode: string | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<ReportRow> {
    const viewer = requirePermission(caller, 'read');
    const organization = organizationOfReport(hub, year, organizationCode ?? null);
    const asOf = asOfNow(hub);
    const cases = await casesOfYear(hub, viewer, year, organization);
    return { ...asOf, year, organization, penalties: kindsOf(cases), ...totalsOf(cases), cases };
  }

  @FieldResolver(() => AnnualReportTable, {
    description: '按栏目设置排好的表，可直接上报。The table in a layout, ready to be handed in.',
  })
  table(
    @Root() { cases, organization, year }: ReportRow,
    @Arg('layout', () => layoutNames, { description: '栏目设置。Layout.' }) layout: LayoutName,
    @Ctx() { hub }: RequestContext,
  ): AnnualReportTable {
    const { title, columns } = layouts[layout];
    const organizations = organization ? [organization] : hub.organizations.all();
    return { title, columns, rows: tableOf(layouts[layout], cases, organizations, year) };
  }
}
