import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { deadlineStatus, deadlineStatuses, type DeadlineStatus } from '../deadlines/index.js';
import type { RequestContext } from '../hub.js';
import { OrganizationType, type Organization } from '../organizations/index.js';
import type { ProceedingRow } from '../proceedings/index.js';
import { rowsByOwner } from '../visibility/index.js';
import { ProceedingTaskType } from './task.graphql.js';
import { taskIds } from './task-ids.js';
import type { Task } from './task.js';
import { readTasks } from './tasks.sql.js';

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
  status(@Root() { dueAt, reportedAt, cancelledAt, closedAt }: Task, @Ctx() { hub }: RequestContext): DeadlineStatus {
    return deadlineStatus({ dueAt, metAt: reportedAt, endedAt: cancelledAt ?? closedAt }, hub.clock.now());
  }
}

/** The field `tasks` of a procedure that sets some. */
export function tasksOf(Type: ClassType, description: string) {
  @Resolver(() => Type)
  class TasksResolver {
    @FieldResolver(() => [ProceedingTaskType], { description })
    tasks(@Root() { key }: ProceedingRow, @Ctx() { loaders }: RequestContext): Promise<Task[]> {
      return loaders.ownFor(readTasks, rowsByOwner).load(key);
    }
  }
  return TasksResolver;
}
