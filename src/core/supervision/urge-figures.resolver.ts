import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { PeriodInput } from '../../platform/graphql/period.graphql.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { OrganizationType } from '../organizations/index.js';
import { urgeFigures } from './urge-figures.sql.js';

@ObjectType('UrgeFigure', {
  simpleResolvers: true,
  description: '催办和答复情况，按责任单位。How somebody was urged and answered.',
})
class UrgeFigureType {
  @Field(() => OrganizationType, { description: '责任单位。Who was urged.' })
  readonly organization!: OrganizationType;

  @Field(() => Int, { description: '催办次数。How often.' })
  readonly urged!: number;

  @Field(() => Int, { description: '按期答复。Answered in time.' })
  readonly answeredInTime!: number;

  @Field(() => Int, { description: '逾期答复。Answered too late.' })
  readonly answeredLate!: number;

  @Field(() => Int, { description: '逾期未答复。Not answered, and the term is over.' })
  readonly unanswered!: number;

  @Field(() => Int, { description: '未到答复期限。Not answered yet, and there is time.' })
  readonly awaited!: number;
}

@Resolver()
export class UrgeFiguresResolver {
  @Query(() => [UrgeFigureType], {
    description:
      '催办情况统计：期间内的催办，按责任单位；由司法局和县政府查阅（规则 J8）。How organizations were urged in a period and how they answered, for who supervises (rule J8).',
  })
  async urgeFigures(
    @Arg('period', () => PeriodInput, { description: '统计期间，含首末日。Period, first and last day included.' })
    period: PeriodInput,
    @Ctx() { hub, viewer: caller }: RequestContext,
  ): Promise<UrgeFigureType[]> {
    const viewer = requirePermission(caller, 'supervise');
    if (period.to < period.from) throw badInput('period：末日不能早于首日');
    const figures = await urgeFigures(hub, viewer, period);
    return figures.map(({ organizationKey, ...figure }) => ({
      ...figure,
      organization: hub.organizations.byKey(organizationKey) as unknown as OrganizationType,
    }));
  }
}
