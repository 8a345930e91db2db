import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Field, ID, Info, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { askedPage } from '../../platform/graphql/connection.js';
import { connectionOf, PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { keysetConnection } from '../../platform/graphql/keyset-list.js';
import { Node } from '../../platform/graphql/node.graphql.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { CalendarBasis } from '../../kernel/calendar.js';
import { calendarBases } from '../calendar/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { OrganizationType } from '../organizations/index.js';
import { deadlineStatuses, type Deadline, type DeadlineStatus } from './deadline.js';
import { deadlineList, deadlineSource } from './deadline-list.sql.js';

registerEnumType(deadlineStatuses, {
  name: 'DeadlineStatus',
  description: '时限状态。Where a deadline stands today.',
  valuesConfig: {
    OVERDUE: { description: '已逾期。Passed and not met.' },
    DUE_TODAY: { description: '今日到期。Ends today.' },
    OPEN: { description: '未到期。Later than today.' },
    PAUSED: { description: '暂停计算。Not counted for the time being.' },
    MET: { description: '按期办理。Met in time.' },
    MET_LATE: { description: '逾期办理：如实标记。Met, too late: flagged.' },
    ENDED: { description: '无须再办理。Nobody has to meet it any longer.' },
  },
});

@ObjectType('Deadline', {
  implements: Node,
  simpleResolvers: true,
  description: '时限。A deadline.',
})
export class DeadlineType extends Node {
  @Field(() => String, { description: '事项。What is due.' })
  readonly title!: string;

  @Field(() => String, { description: '所依据的规则编号。Id of the rule that sets it.' })
  readonly rule!: string;

  @Field(() => DateTimeScalar, { description: '到期时间。When it is due.' })
  readonly dueAt!: string;

  @Field(() => calendarBases, {
    description: '推算的依据：当年放假安排公布前为 PROVISIONAL。What the due time rests on.',
  })
  readonly basis!: CalendarBasis;

  @Field(() => DateTimeScalar, { nullable: true, description: '办理时间；未办理为空。When it was met.' })
  readonly metAt!: string | null;

  @Field(() => deadlineStatuses, { description: '状态。Status.' })
  readonly status!: DeadlineStatus;

  @Field(() => ID, {
    description: '对象标识：所属的信息、办理事项或单位。Id of the record, proceeding or organization that it is about.',
  })
  readonly subjectId!: string;

  @Field(() => OrganizationType, { description: '责任单位。Who is responsible.' })
  readonly responsible!: OrganizationType;
}

const DeadlineConnection = connectionOf('Deadline', () => DeadlineType);

@Resolver()
export class DeadlineResolver {
  @Query(() => DeadlineConnection, {
    description: '未办结时限：可见的，最早到期在前。Deadlines not yet met that one may see, the earliest first.',
  })
  async deadlines(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Deadline>> {
    const viewer = requirePermission(caller, 'read');
    return keysetConnection(deadlineList, deadlineSource(hub, viewer), askedPage(hub, args, info));
  }
}
