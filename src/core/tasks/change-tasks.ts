import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { namedOrganization, type Organization } from '../organizations/index.js';
import { isRefused, refusalsOf, type Circumstances, type Decided } from '../proceedings/index.js';
import { newTasks } from './decide-tasks.js';
import type { TaskChangeInput, TaskInput } from './task.graphql.js';
import { taskIds } from './task-ids.js';
import type { NewTask, Task } from './task.js';
import { checkChangeable, checkChanges, mostTasks } from './task.rules.js';

/** What a request asks to change of the tasks of a proceeding. */
interface Asked {
  readonly newTasks?: readonly TaskInput[] | null;
  readonly changedTasks?: readonly TaskChangeInput[] | null;
  readonly cancelledTaskIds?: readonly string[] | null;
}

/** A task as it is from now on; an organization is given where it changes. */
export interface ChangedTask {
  readonly id: string;
  readonly organizationId: number | null;
  readonly description: string;
  readonly dueAt: string;
}

/** What becomes of the tasks. */
export interface TaskChanges {
  readonly added: readonly NewTask[];
  readonly changed: readonly ChangedTask[];
  readonly cancelled: readonly string[];
  /** Keys of all that have a task afterwards, each once. */
  readonly doers: readonly number[];
  /** What was changed, a line a task: the history keeps it. */
  readonly lines: readonly string[];
}

/** Changes tasks that nobody has reported yet, sets new ones and cancels some, or everything that is wrong with that. */
export function changedTasks(
  circumstances: Circumstances,
  tasks: readonly Task[],
  { newTasks: asNew, changedTasks: asChanged, cancelledTaskIds: asCancelled }: Asked,
  rule: string,
): Decided<TaskChanges> {
  const [added, changes, cancelledIds] = [asNew ?? [], asChanged ?? [], asCancelled ?? []];
  if (added.length + changes.length + cancelledIds.length === 0) {
    return [refusal('changedTasks', 'REQUIRED', '须写明任务的调整', rule)];
  }
  if (changes.length + cancelledIds.length > mostTasks) {
    return [refusal('changedTasks', 'INVALID', `一次至多调整${mostTasks}项任务`, rule)];
  }
  const paths = { changed: 'changedTasks', cancelled: 'cancelledTaskIds' };
  const set = newTasks(circumstances, 'newTasks', added, rule);
  const changed = changes.map((change, index) => changedTask(circumstances, tasks, change, String(index), rule));
  const cancelled = cancelledIds.map((id, index) => changeable(tasks, id, ['cancelledTaskIds', String(index)], rule));
  const refusals = [
    ...checkChanges(paths, changes, cancelledIds, circumstances.occurredOn, rule),
    ...refusalsOf(set, ...changed, ...cancelled),
  ];
  if (refusals.length > 0 || isRefused(set)) return refusals;
  const made = changed.flatMap((each) => (isRefused(each) ? [] : [each]));
  const over = cancelled.flatMap((each) => (isRefused(each) ? [] : [each]));
  return together(circumstances, tasks, set.tasks, made, over, rule);
}

interface Change {
  readonly task: Task;
  readonly now: ChangedTask;
}

function together(
  { organizations }: Circumstances,
  tasks: readonly Task[],
  added: readonly NewTask[],
  changed: readonly Change[],
  cancelled: readonly Task[],
  rule: string,
): Decided<TaskChanges> {
  const after = new Map(changed.map(({ now }) => [now.id, now]));
  const goingOn = tasks.filter((task) => task.cancelledAt === null && !cancelled.includes(task));
  if (goingOn.length + added.length > mostTasks) {
    return [refusal('newTasks', 'INVALID', `至多${mostTasks}项任务`, rule)];
  }
  const doers = [
    ...goingOn.map(({ id, organizationId }) => after.get(id)?.organizationId ?? organizationId),
    ...added.map(({ organizationId }) => organizationId),
  ];
  const said = (key: number, { description, dueAt }: Pick<NewTask, 'description' | 'dueAt'>): string =>
    `${organizations.byKey(key).name}：${description}（${lastDay(dueAt)}前）`;
  return {
    added,
    changed: changed.map(({ now }) => now),
    cancelled: cancelled.map(({ id }) => id),
    doers: [...new Set(doers)],
    lines: [
      ...changed.map(
        ({ task, now }) =>
          `调整 ${said(task.organizationId, task)} → ${said(now.organizationId ?? task.organizationId, now)}`,
      ),
      ...cancelled.map((task) => `撤销 ${said(task.organizationId, task)}`),
      ...added.map((task) => `新增 ${said(task.organizationId, task)}`),
    ],
  };
}

function changedTask(
  { organizations, today }: Circumstances,
  tasks: readonly Task[],
  { taskId, organizationCode, description, dueOn }: TaskChangeInput,
  index: string,
  rule: string,
): Decided<Change> {
  const path = ['changedTasks', index];
  const task = changeable(tasks, taskId, [...path, 'taskId'], rule);
  const named: Organization | null | readonly Refusal[] =
    organizationCode == null
      ? null
      : namedOrganization(organizations, organizationCode, [...path, 'organizationCode'], today);
  const refusals = refusalsOf(task, named);
  if (refusals.length > 0 || isRefused(task) || (named && isRefused(named))) return refusals;
  const organizationId = named && named.key !== task.organizationId ? named.key : null;
  const dueAt = dueOn == null ? task.dueAt : shanghaiText(endOfDay(Temporal.PlainDate.from(dueOn)));
  return { task, now: { id: task.id, organizationId, description: description ?? task.description, dueAt } };
}

function changeable(tasks: readonly Task[], taskId: string, path: readonly string[], rule: string): Decided<Task> {
  const key = taskIds.keyOf(taskId);
  const task = tasks.find(({ id }) => id === key);
  if (!task) return [refusal(path, 'NOT_FOUND', '没有此任务', rule)];
  const refusals = checkChangeable(path, task, rule);
  return refusals.length > 0 ? refusals : task;
}

const lastDay = (dueAt: string): string =>
  Temporal.Instant.from(dueAt).toZonedDateTimeISO('Asia/Shanghai').subtract({ seconds: 1 }).toPlainDate().toString();
