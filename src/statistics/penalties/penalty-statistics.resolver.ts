import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { auditLookup, PenaltyDecisionFilter } from '../../categories/penalty-decision/index.js';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { PeriodInput } from '../../platform/graphql/period.graphql.js';
import { checkPeriod } from '../check-period.js';
import { compare, periodComparisons, type PeriodComparison } from '../comparison.js';
import { chosen } from '../grouping.sql.js';
import { asOfNow, compareWithDescription, growth } from '../statistics.graphql.js';
import { penaltyDimensionNames, PenaltyStatistics } from './penalty-statistics.graphql.js';
import { penaltyDimensions, penaltyStatistics, type PenaltyDimension } from './penalty-statistics.sql.js';
import { bySuccessorDescription, underSuccessors } from '../successors.js';

const nothing = {
  decisions: 0,
  fineTotal: '0.00',
  confiscatedTotal: '0.00',
  executed: 0,
  executionRate: null,
  setAside: 0,
};

@Resolver()
export class PenaltyStatisticsResolver {
  @Query(() => PenaltyStatistics, {
    description:
      '行政处罚统计：期间内作出的决定，只计可见且未撤回的；经复议、诉讼撤销或确认无效的另计。Decisions made in a period that one may see; withdrawn ones not counted, those set aside or found void apart.',
  })
  async penaltyStatistics(
    @Arg('period', () => PeriodInput, { description: '统计期间，含首末日。Period, first and last day included.' })
    period: PeriodInput,
    @Arg('groupBy', () => [penaltyDimensionNames], {
      description: '分组口径，次序即列序；空为不分组。What to group by, in this order; none for one total.',
    })
    groupBy: PenaltyDimension[],
    @Arg('filter', () => PenaltyDecisionFilter, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: PenaltyDecisionFilter | null,
    @Arg('compareWith', () => periodComparisons, { nullable: true, description: compareWithDescription })
    compareWith: PeriodComparison | null,
    @Arg('bySuccessor', () => Boolean, { nullable: true, description: bySuccessorDescription })
    bySuccessor: boolean | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<PenaltyStatistics> {
    const viewer = requirePermission(caller, 'read');
    checkPeriod(period);
    await auditLookup({ hub, viewer }, filter ?? null);
    const asOf = asOfNow(hub);
    const dimensions = underSuccessors(hub, chosen(penaltyDimensions, groupBy), bySuccessor ?? false);
    const { rows, comparedPeriod } = await compare(
      (of) => penaltyStatistics(hub, viewer, of, dimensions, filter ?? null),
      { period, dimensions, compareWith: compareWith ?? null, nothing },
    );
    return {
      ...asOf,
      comparedPeriod,
      rows: rows.map((row) => ({
        month: null,
        year: null,
        penaltyKind: null,
        itemCode: null,
        partyKind: null,
        ...row,
        organization: row.organizationKey === undefined ? null : hub.organizations.byKey(row.organizationKey),
        decisionsGrowth: growth(row.decisions, row.compared?.decisions),
        fineGrowth: growth(Number(row.fineTotal), row.compared && Number(row.compared.fineTotal)),
      })),
    };
  }
}
