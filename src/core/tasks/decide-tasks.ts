import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { namedOrganization } from '../organizations/index.js';
import { isRefused, refusalsOf, type Circumstances, type StepLoad } from '../proceedings/index.js';
import type { TaskInput } from './task.graphql.js';
import { taskIds } from './task-ids.js';
import type { NewTask, Task } from './task.js';
import { checkTasks } from './task.rules.js';
import { readTasks } from './tasks.sql.js';

/** The tasks that a request sets, or everything that is wrong with them. */
export function newTasks(
  { organizations, occurredOn, today }: Circumstances,
  path: string,
  inputs: readonly TaskInput[],
  rule: string,
): { readonly tasks: readonly NewTask[] } | readonly Refusal[] {
  const wrong = checkTasks(path, inputs, occurredOn, rule);
  const found = inputs.map(({ organizationCode, description, dueOn }, index) => {
    const at = [path, String(index), 'organizationCode'];
    const organization = namedOrganization(organizations, organizationCode, at, today);
    if (isRefused(organization)) return organization;
    const dueAt = shanghaiText(endOfDay(Temporal.PlainDate.from(dueOn)));
    return { organizationId: organization.key, rule, description, dueAt };
  });
  const refusals = [...wrong, ...refusalsOf(...found)];
  return refusals.length > 0 ? refusals : { tasks: found.flatMap((each) => (isRefused(each) ? [] : [each])) };
}

/** Reads the tasks of a proceeding that is to be decided on. */
export async function loadTasks({ session, row }: StepLoad<object, unknown>): Promise<readonly Task[]> {
  return (await readTasks([row.key], session)).get(row.key) ?? [];
}

/** One of them by its global id. */
export function taskAmong(
  tasks: readonly Task[],
  path: string,
  taskId: string,
  rule: string,
): Task | readonly Refusal[] {
  const key = taskIds.keyOf(taskId);
  return tasks.find(({ id }) => id === key) ?? [refusal(path, 'NOT_FOUND', '没有此任务', rule)];
}

/** One that the viewer's organization is to do, and of which the result has not been confirmed. */
export function ownTask(
  tasks: readonly Task[],
  { viewer }: Circumstances,
  path: string,
  taskId: string,
  rule: string,
): Task | readonly Refusal[] {
  const task = taskAmong(tasks, path, taskId, rule);
  if (isRefused(task)) return task;
  if (task.organizationId !== viewer.organization.key) {
    return [refusal(path, 'WRONG_PARTY', '该任务由其他单位办理', rule)];
  }
  if (task.cancelledAt !== null) return [refusal(path, 'WRONG_STATE', '该任务已撤销', rule)];
  return task.confirmedAt === null ? task : [refusal(path, 'WRONG_STATE', '该任务的结果已确认', rule)];
}
