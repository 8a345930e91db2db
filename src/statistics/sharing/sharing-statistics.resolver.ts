import { Arg, Ctx, Field, Float, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { requirePermission } from '../../core/identity/index.js';
import { OrganizationType } from '../../core/organizations/index.js';
import { sharingCategories } from '../../core/records/index.js';
import { PeriodInput } from '../../platform/graphql/period.graphql.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { checkPeriod } from '../check-period.js';
import { sharingStatistics, type SharingDimension } from './sharing-statistics.sql.js';

const dimensionNames = {
  ORGANIZATION: 'ORGANIZATION',
  CATEGORY: 'CATEGORY',
  MONTH: 'MONTH',
  DAY: 'DAY',
} as const satisfies {
  [Name in SharingDimension]: Name;
};

registerEnumType(dimensionNames, {
  name: 'SharingDimension',
  description: '共享统计的分组维度。Dimensions of the sharing statistics.',
  valuesConfig: {
    ORGANIZATION: { description: '发布单位。Publisher.' },
    CATEGORY: { description: '信息类别。Category.' },
    MONTH: { description: '形成月份。Month of formation.' },
    DAY: { description: '形成日。Day of formation.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: '共享统计的一行；未选的维度为空。A row; dimensions not chosen are null.',
})
export class SharingStatisticsRow {
  @Field(() => OrganizationType, { nullable: true, description: '发布单位。Publisher.' })
  readonly organization!: OrganizationType | null;

  @Field(() => sharingCategories, { nullable: true, description: '信息类别。Category.' })
  readonly category!: string | null;

  @Field(() => String, { nullable: true, description: '形成月份，YYYY-MM。Month of formation.' })
  readonly month!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '形成日。Day of formation.' })
  readonly day!: string | null;

  @Field(() => Int, { description: '已共享条数。Records shared.' })
  readonly shared!: number;

  @Field(() => Int, { description: '形成当日共享（规则 S10）。Shared the same day (rule S10).' })
  readonly sameDay!: number;

  @Field(() => Int, { description: '在延长期限内共享（规则 S11）。Shared within an extension (rule S11).' })
  readonly extended!: number;

  @Field(() => Int, { description: '逾期共享。Shared late.' })
  readonly late!: number;

  @Field(() => Int, { description: '已登记待共享。Registered, not yet shared.' })
  readonly awaited!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      '当日共享率：sameDay ÷ shared，四位小数；无共享时为空。Same-day rate: sameDay / shared, null when none is shared.',
  })
  readonly sameDayRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '自形成至共享的小时数的中位数，两位小数。Median hours from formation to sharing.',
  })
  readonly medianDelayHours!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '信息共享统计。Statistics of information sharing.' })
export class SharingStatistics {
  @Field(() => DateTimeScalar, { description: '统计截至。The figures are as of this instant.' })
  readonly asOf!: string;

  @Field(() => [SharingStatisticsRow], { description: '各组数字。A row a group.' })
  readonly rows!: SharingStatisticsRow[];
}

@Resolver()
export class SharingStatisticsResolver {
  @Query(() => SharingStatistics, {
    description:
      '期间内形成的信息的共享时效，只计可见且未撤回的。Timeliness of what was formed in a period and one may see; withdrawn records not counted.',
  })
  async sharingStatistics(
    @Arg('period', () => PeriodInput, { description: '统计期间，含首末日。Period, first and last day included.' })
    period: PeriodInput,
    @Arg('groupBy', () => [dimensionNames], {
      description: '分组口径，次序即列序；空为不分组。What to group by, in this order; none for one total.',
    })
    groupBy: SharingDimension[],
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<SharingStatistics> {
    const viewer = requirePermission(caller, 'read');
    checkPeriod(period);
    const asOf = shanghaiText(hub.clock.now());
    const rows = await sharingStatistics(hub, viewer, period, groupBy);
    return {
      asOf,
      rows: rows.map(({ organizationKey, category = null, month = null, day = null, ...figures }) => ({
        ...figures,
        organization: organizationKey === undefined ? null : hub.organizations.byKey(organizationKey),
        category,
        month,
        day,
      })),
    };
  }
}
