import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { deadlineStatus, deadlineStatuses, type DeadlineStatus } from '../deadlines/index.js';
import type { RequestContext } from '../hub.js';
import { OrganizationType, type Organization } from '../organizations/index.js';
import { ProceedingTaskType } from './task.graphql.js';
import { taskIds } from './task-ids.js';
import type { Task } from './task.js';

@Resolver(() => ProceedingTaskType)
export class ProceedingTaskResolver {
  @FieldResolver(() => String)
  id(@Root() { id }: Task): string {
    return taskIds.of(id);
  }

  @FieldResolver(() => OrganizationType)
  organization(@Root() { organizationId }: Task, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(organizationId);
  }

  @FieldResolver(() => deadlineStatuses)
  status(@Root() { dueAt, reportedAt, closedAt }: Task, @Ctx() { hub }: RequestContext): DeadlineStatus {
    return deadlineStatus({ dueAt, metAt: reportedAt, endedAt: closedAt }, hub.clock.now());
  }
}
