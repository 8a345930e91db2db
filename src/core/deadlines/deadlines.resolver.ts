import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { askedPage, connection } from '../../platform/graphql/connection.js';
import { PageArgs, type Page } from '../../platform/graphql/connection.graphql.js';
import { Node } from '../../platform/graphql/node.graphql.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { AvailableStepType } from './available-step.graphql.js';
import type { AvailableStep } from './available-step.js';
import { filteredDeadlines } from './deadline-filter.js';
import { DeadlineFilterInput, deadlineOrders, type DeadlineOrder } from './deadline-filter.graphql.js';
import { deadlineList, latestDeadlineList, listedDeadlines } from './deadline-list.sql.js';
import { nextSteps } from './deadline-steps.js';
import { DeadlineConnection, DeadlineType, TimeLeftType } from './deadline.graphql.js';
import type { Deadline } from './deadline.js';
import { timeLeft, type TimeLeft } from './time-left.js';
import { toDo } from './to-do.js';

@Resolver(() => DeadlineType)
export class DeadlineResolver {
  @Query(() => DeadlineConnection, {
    description:
      '未办结时限：可见的，最早到期在前。Deadlines not yet met that one may see, the earliest first unless asked otherwise.',
  })
  async deadlines(
    @Arg('filter', () => DeadlineFilterInput, {
      nullable: true,
      description: '筛选条件：只要符合全部条件的。Only what meets all of these.',
    })
    filter: DeadlineFilterInput | null,
    @Arg('orderBy', () => deadlineOrders, {
      nullable: true,
      description: '次序，默认最早到期在前。The order; the earliest due first by default.',
    })
    orderBy: DeadlineOrder | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Deadline>> {
    const viewer = requirePermission(caller, 'read');
    const list = orderBy === 'LATEST_DUE' ? latestDeadlineList : deadlineList;
    const listed = listedDeadlines(hub, viewer, list, filteredDeadlines(hub, viewer, filter ?? {}));
    return connection(list, listed, askedPage(hub, args, info));
  }

  @Query(() => DeadlineConnection, {
    description:
      '待办：由本单位负责、本人现在可以办理的，最紧急的在前；totalCount 含须先等候他人的。What one’s organization is responsible for and one may do something about now, the most urgent first; totalCount counts what has to wait for others as well.',
  })
  toDo(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { hub, viewer: caller, loaders }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<Deadline>> {
    const viewer = requirePermission(caller, 'read');
    return toDo({ hub, viewer, loaders }, askedPage(hub, args, info));
  }

  @FieldResolver(() => TimeLeftType, { nullable: true })
  timeLeft(@Root() { dueAt, status }: Deadline, @Ctx() { hub }: RequestContext): TimeLeft | null {
    const isRunning = ['OVERDUE', 'DUE_TODAY', 'OPEN'].includes(status);
    return isRunning ? timeLeft(dueAt, hub.clock.now(), hub.calendar) : null;
  }

  @FieldResolver(() => Node, { nullable: true })
  async subject(
    @Root() { subjectId }: Deadline,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    const type = context.hub.nodeTypes.find(({ prefix }) => subjectId.startsWith(prefix));
    return type ? type.load(context, subjectId, info) : null;
  }

  @FieldResolver(() => [AvailableStepType])
  async nextSteps(
    @Root() deadline: Deadline,
    @Ctx() { hub, viewer, loaders }: RequestContext,
  ): Promise<readonly AvailableStep[]> {
    return nextSteps(deadline, { hub, viewer: requirePermission(viewer, 'read'), loaders });
  }
}
