import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { PeriodInput } from '../../platform/graphql/period.graphql.js';
import { selectionOf } from '../../platform/graphql/selection.js';
import { checkPeriod } from '../check-period.js';
import { periodComparisons, type PeriodComparison } from '../comparison.js';
import { asOfNow, compareWithDescription, growth } from '../statistics.graphql.js';
import { askSharing } from './sharing-statistics.js';
import { sharingDimensionNames, SharingStatistics } from './sharing-statistics.graphql.js';
import type { SharingDimension } from './sharing-statistics.sql.js';
import { bySuccessorDescription } from '../successors.js';

@Resolver()
export class SharingStatisticsResolver {
  @Query(() => SharingStatistics, {
    description:
      '信息共享统计：期间内形成的信息的共享时效，只计可见且未撤回的。Timeliness of what was formed in a period and one may see; withdrawn records not counted.',
  })
  async sharingStatistics(
    @Arg('period', () => PeriodInput, { description: '统计期间，含首末日。Period, first and last day included.' })
    period: PeriodInput,
    @Arg('groupBy', () => [sharingDimensionNames], {
      description: '分组口径，次序即列序；空为不分组。What to group by, in this order; none for one total.',
    })
    groupBy: SharingDimension[],
    @Arg('compareWith', () => periodComparisons, { nullable: true, description: compareWithDescription })
    compareWith: PeriodComparison | null,
    @Arg('bySuccessor', () => Boolean, { nullable: true, description: bySuccessorDescription })
    bySuccessor: boolean | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SharingStatistics> {
    const viewer = requirePermission(caller, 'read');
    checkPeriod(period);
    const asOf = asOfNow(hub);
    const selected = selectionOf(info).get('rows');
    const medians =
      selected?.has('medianDelayHours') === true || selected?.get('compared')?.has('medianDelayHours') === true;
    const question = { period, groupBy, compareWith: compareWith ?? null, medians, bySuccessor: bySuccessor ?? false };
    const { rows, comparedPeriod } = await askSharing(hub, viewer, question);
    return {
      ...asOf,
      comparedPeriod,
      rows: rows.map(({ organizationKey, category = null, month = null, day = null, ...figures }) => ({
        ...figures,
        organization: organizationKey === undefined ? null : hub.organizations.byKey(organizationKey),
        category,
        month,
        day,
        sharedGrowth: growth(figures.shared, figures.compared?.shared),
      })),
    };
  }
}
