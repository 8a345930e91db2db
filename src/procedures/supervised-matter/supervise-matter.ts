import { shanghaiText } from '../../kernel/instant-text.js';
import {
  factsGiven,
  isRefused,
  refusalsOf,
  unlessRefused,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import {
  addTasks,
  confirmTask,
  newTasks,
  ownTask,
  reportTask,
  taskAmong,
  urgeTasks,
  type Task,
} from '../../core/tasks/index.js';
import { supervisedMatterFacts, type SupervisedMatter } from './supervised-matter.facts.js';
import { checkConfirmation, checkSettled, checkUrging } from './supervised-matter.rules.js';

type Tasks = readonly Task[];

/** U8: more to be done; whoever gets a task sees the matter from now on. */
export function assignTasks(deciding: Deciding<SupervisedMatter, 'assign'>): Made<SupervisedMatter> {
  const { input, row } = deciding;
  const set = newTasks(deciding, 'tasks', input.tasks, 'U8');
  if (isRefused(set)) return set;
  const doers = set.tasks.map(({ organizationId }) => organizationId);
  return {
    set: { departmentIds: [...new Set([...row.departmentIds, ...doers])] },
    also: ({ session }) => addTasks(session, row.key, set.tasks),
  };
}

/** U8: what came of a task, told by whoever has it. */
export function reportMatterTask(deciding: Deciding<SupervisedMatter, 'report', Tasks>): Made<SupervisedMatter> {
  const { taskId, result } = deciding.input;
  const task = ownTask(deciding.loaded, deciding, 'taskId', taskId, 'U8');
  if (isRefused(task)) return task;
  return { also: ({ session, occurredAt }) => reportTask(session, task.id, result, shanghaiText(occurredAt)) };
}

/** U8, 督办: urges some tasks, or all that are not confirmed. */
export function urgeMatter({ input, loaded: all }: Deciding<SupervisedMatter, 'urge', Tasks>): Made<SupervisedMatter> {
  const found = input.taskIds?.map((taskId, index) => taskAmong(all, `taskIds.${index}`, taskId, 'U8'));
  const unknown = refusalsOf(...(found ?? []));
  if (unknown.length > 0) return unknown;
  const tasks =
    found?.flatMap((each) => (isRefused(each) ? [] : [each])) ?? all.filter(({ confirmedAt }) => confirmedAt === null);
  const keys = tasks.map(({ id }) => id);
  return unlessRefused(checkUrging('taskIds', tasks), () => ({
    also: ({ session, occurredAt }) => urgeTasks(session, keys, shanghaiText(occurredAt)),
  }));
}

/** U8: the township is content with what came of a task. */
export function confirmMatterTask({
  input,
  loaded,
}: Deciding<SupervisedMatter, 'confirm', Tasks>): Made<SupervisedMatter> {
  const task = taskAmong(loaded, 'taskId', input.taskId, 'U8');
  if (isRefused(task)) return task;
  return unlessRefused(checkConfirmation('taskId', task), () => ({
    also: ({ session, occurredAt }) => confirmTask(session, task.id, shanghaiText(occurredAt)),
  }));
}

/** U8: the matter is settled. */
export function closeMatter({ input, loaded }: Deciding<SupervisedMatter, 'close', Tasks>): Made<SupervisedMatter> {
  return unlessRefused(checkSettled('supervisedMatterId', loaded), () => ({
    set: factsGiven(supervisedMatterFacts, 'close', input),
  }));
}

/** It is given up. */
export const cancelMatter = ({ input }: Deciding<SupervisedMatter, 'cancel'>): Made<SupervisedMatter> => ({
  set: { cancelReason: input.reason },
});
