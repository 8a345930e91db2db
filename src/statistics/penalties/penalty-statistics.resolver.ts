import { Arg, Ctx, Field, Float, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import {
  auditLookup,
  partyKinds,
  PenaltyDecisionFilter,
  penaltyKinds,
} from '../../categories/penalty-decision/index.js';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { OrganizationType } from '../../core/organizations/index.js';
import { PeriodInput } from '../../platform/graphql/period.graphql.js';
import { DateTimeScalar, DecimalScalar } from '../../platform/graphql/scalars.js';
import { checkPeriod } from '../check-period.js';
import { penaltyStatistics, type PenaltyDimension } from './penalty-statistics.sql.js';

const dimensionNames = {
  ORGANIZATION: 'ORGANIZATION',
  MONTH: 'MONTH',
  YEAR: 'YEAR',
  PENALTY_KIND: 'PENALTY_KIND',
  ITEM: 'ITEM',
  PARTY_KIND: 'PARTY_KIND',
} as const satisfies { [Name in PenaltyDimension]: Name };

registerEnumType(dimensionNames, {
  name: 'PenaltyDimension',
  description: '处罚统计的分组维度。Dimensions of the penalty statistics.',
  valuesConfig: {
    ORGANIZATION: { description: '作出决定的单位。The deciding organization.' },
    MONTH: { description: '决定月份。Month of the decision.' },
    YEAR: { description: '决定年份。Year of the decision.' },
    PENALTY_KIND: { description: '处罚种类，一案计入最重一种。Kind; a case counts once, in its heaviest.' },
    ITEM: { description: '执法事项。Enforcement item.' },
    PARTY_KIND: { description: '当事人类型。Kind of the party.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: '处罚统计的一行；未选的维度为空。A row; dimensions not chosen are null.',
})
export class PenaltyStatisticsRow {
  @Field(() => OrganizationType, { nullable: true, description: '作出决定的单位。The deciding organization.' })
  readonly organization!: OrganizationType | null;

  @Field(() => String, { nullable: true, description: '决定月份，YYYY-MM。Month of the decision.' })
  readonly month!: string | null;

  @Field(() => Int, { nullable: true, description: '决定年份。Year of the decision.' })
  readonly year!: number | null;

  @Field(() => penaltyKinds, { nullable: true, description: '最重的处罚种类。Heaviest kind.' })
  readonly penaltyKind!: string | null;

  @Field(() => String, { nullable: true, description: '执法事项代码。Code of the enforcement item.' })
  readonly itemCode!: string | null;

  @Field(() => partyKinds, { nullable: true, description: '当事人类型。Kind of the party.' })
  readonly partyKind!: string | null;

  @Field(() => Int, { description: '处罚决定件数。Decisions.' })
  readonly decisions!: number;

  @Field(() => DecimalScalar, { description: '罚款合计，元。Fines, in yuan.' })
  readonly fineTotal!: string;

  @Field(() => DecimalScalar, { description: '没收合计，元。Amounts confiscated, in yuan.' })
  readonly confiscatedTotal!: string;

  @Field(() => Int, { description: '已执行件数。Decisions executed.' })
  readonly executed!: number;

  @Field(() => Float, { nullable: true, description: '执行率：executed ÷ decisions，四位小数。executed / decisions.' })
  readonly executionRate!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '行政处罚统计。Statistics of penalty decisions.' })
export class PenaltyStatistics {
  @Field(() => DateTimeScalar, { description: '统计截至。The figures are as of this instant.' })
  readonly asOf!: string;

  @Field(() => [PenaltyStatisticsRow], { description: '各组数字。A row a group.' })
  readonly rows!: PenaltyStatisticsRow[];
}

@Resolver()
export class PenaltyStatisticsResolver {
  @Query(() => PenaltyStatistics, {
    description:
      '期间内作出的处罚决定，只计可见且未撤回的。Decisions made in a period that one may see; withdrawn ones not counted.',
  })
  async penaltyStatistics(
    @Arg('period', () => PeriodInput, { description: '统计期间，含首末日。Period, first and last day included.' })
    period: PeriodInput,
    @Arg('groupBy', () => [dimensionNames], {
      description: '分组口径，次序即列序；空为不分组。What to group by, in this order; none for one total.',
    })
    groupBy: PenaltyDimension[],
    @Arg('filter', () => PenaltyDecisionFilter, {
      nullable: true,
      description: '只要符合全部条件的。Only what meets all of these.',
    })
    filter: PenaltyDecisionFilter | null,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<PenaltyStatistics> {
    const viewer = requirePermission(caller, 'read');
    checkPeriod(period);
    await auditLookup({ hub, viewer }, filter ?? null);
    const asOf = shanghaiText(hub.clock.now());
    const rows = await penaltyStatistics(hub, viewer, period, groupBy, filter ?? null);
    return {
      asOf,
      rows: rows.map((row) => ({
        month: null,
        year: null,
        penaltyKind: null,
        itemCode: null,
        partyKind: null,
        ...row,
        organization: row.organizationKey === undefined ? null : hub.organizations.byKey(row.organizationKey),
      })),
    };
  }
}
