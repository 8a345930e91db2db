import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { needLoader } from '../../core/needs/index.js';
import { PeriodInput } from '../../platform/graphql/period.graphql.js';
import { checkPeriod } from '../check-period.js';
import { compare, periodComparisons, type PeriodComparison } from '../comparison.js';
import { chosen } from '../grouping.sql.js';
import { asOfNow, compareWithDescription } from '../statistics.graphql.js';
import { bySuccessorDescription, underSuccessors } from '../successors.js';
import { needDimensionNames, NeedStatistics } from './need-statistics.graphql.js';
import { needDimensions, needStatistics, type NeedDimension, type NeedFigures } from './need-statistics.sql.js';

const nothing: NeedFigures = {
  ...{ served: 0, inTime: 0, late: 0, acknowledged: 0, feedbackDue: 0, feedbackInTime: 0 },
  ...{ inTimeRate: null, feedbackRate: null },
};

@Resolver()
export class NeedStatisticsResolver {
  @Query(() => NeedStatistics, {
    description:
      '需求满足情况统计：期间内送达的，每项需求各计一次；县政府和联席会议办公室统计全县，其他单位统计本单位发布的和需要的（规则 S3）。How needs were served in a period, each record once for each need: of the whole county for whoever oversees it, for others of what they published or need.',
  })
  async needStatistics(
    @Arg('period', () => PeriodInput, { description: '统计期间，含首末日。Period, first and last day included.' })
    period: PeriodInput,
    @Arg('groupBy', () => [needDimensionNames], {
      description: '分组口径，次序即列序；空为不分组。What to group by, in this order; none for one total.',
    })
    groupBy: NeedDimension[],
    @Arg('compareWith', () => periodComparisons, { nullable: true, description: compareWithDescription })
    compareWith: PeriodComparison | null,
    @Arg('bySuccessor', () => Boolean, { nullable: true, description: bySuccessorDescription })
    bySuccessor: boolean | null,
    @Ctx() { hub, loaders, viewer: caller }: RequestContext,
  ): Promise<object> {
    const viewer = requirePermission(caller, 'read');
    checkPeriod(period);
    const asOf = asOfNow(hub);
    const dimensions = underSuccessors(hub, chosen(needDimensions, groupBy), bySuccessor ?? false);
    const { rows, comparedPeriod } = await compare((of) => needStatistics(hub, viewer, of, dimensions), {
      period,
      dimensions,
      compareWith: compareWith ?? null,
      nothing,
    });
    const organizationOf = (key: number | undefined) => (key === undefined ? null : hub.organizations.byKey(key));
    const needs = loaders.own(needLoader);
    return {
      ...asOf,
      comparedPeriod,
      rows: await Promise.all(
        rows.map(async ({ organizationKey, neededByKey, needKey, category = null, month = null, ...figures }) => ({
          ...figures,
          organization: organizationOf(organizationKey),
          neededBy: organizationOf(neededByKey),
          need: needKey === undefined ? null : await needs.load(needKey),
          category,
          month,
        })),
      ),
    };
  }
}
