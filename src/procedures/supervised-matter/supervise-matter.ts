import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { factsGiven, isRefused, takeStep, type ProceedingPayload } from '../../core/proceedings/index.js';
import {
  addTasks,
  confirmTask,
  namedTask,
  newTasks,
  ownTask,
  reportTask,
  taskAmong,
  tasksOf,
  urgeTasks,
} from '../../core/tasks/index.js';
import { supervisedMatter } from './supervised-matter.procedure.js';
import { supervisedMatterFacts, type Asked, type SupervisedMatterFacts } from './supervised-matter.facts.js';
import { checkConfirmation, checkSettled, checkUrging } from './supervised-matter.rules.js';

type Answer = Promise<ProceedingPayload<SupervisedMatterFacts>>;

const path = 'supervisedMatterId';
const named = (input: { readonly supervisedMatterId: string }) => ({ path, id: input.supervisedMatterId });

/** U8: more to be done; whoever gets a task sees the matter from now on. */
export function assignTasks(context: RequestContext, input: Asked<'assign'>): Answer {
  return takeStep(context, supervisedMatter, 'assign', named(input), input, (deciding) => {
    const set = newTasks(deciding, 'tasks', input.tasks, 'U8');
    if (isRefused(set)) return set;
    const doers = set.tasks.map(({ organizationId }) => organizationId);
    return {
      set: { departmentIds: [...new Set([...deciding.row.departmentIds, ...doers])] },
      also: ({ session, row }) => addTasks(session, row.key, set.tasks),
    };
  });
}

/** U8: what came of a task, told by whoever has it. */
export function reportMatterTask(context: RequestContext, input: Asked<'report'>): Answer {
  return takeStep(context, supervisedMatter, 'report', named(input), input, async (deciding) => {
    const task = await ownTask(deciding, 'taskId', input.taskId, 'U8');
    if (isRefused(task)) return task;
    return { also: ({ session, now }) => reportTask(session, task.id, input.result, shanghaiText(now)) };
  });
}

/** U8, 督办: urges some tasks, or all that are not confirmed. */
export function urgeMatter(context: RequestContext, input: Asked<'urge'>): Answer {
  return takeStep(context, supervisedMatter, 'urge', named(input), input, async (deciding) => {
    const all = await tasksOf(deciding);
    const found = input.taskIds?.map((taskId, index) => taskAmong(all, `taskIds.${index}`, taskId, 'U8'));
    const unknown = found?.flatMap((each) => (isRefused(each) ? each : [])) ?? [];
    if (unknown.length > 0) return unknown;
    const tasks =
      found?.flatMap((each) => (isRefused(each) ? [] : [each])) ??
      all.filter(({ confirmedAt }) => confirmedAt === null);
    const refusals = checkUrging('taskIds', tasks);
    if (refusals.length > 0) return refusals;
    const keys = tasks.map(({ id }) => id);
    return { also: ({ session, now }) => urgeTasks(session, keys, shanghaiText(now)) };
  });
}

/** U8: the township is content with what came of a task. */
export function confirmMatterTask(context: RequestContext, input: Asked<'confirm'>): Answer {
  return takeStep(context, supervisedMatter, 'confirm', named(input), input, async (deciding) => {
    const task = await namedTask(deciding, 'taskId', input.taskId, 'U8');
    if (isRefused(task)) return task;
    const refusals = checkConfirmation('taskId', task);
    if (refusals.length > 0) return refusals;
    return { also: ({ session, now }) => confirmTask(session, task.id, shanghaiText(now)) };
  });
}

/** U8: the matter is settled. */
export function closeMatter(context: RequestContext, input: Asked<'close'>): Answer {
  return takeStep(context, supervisedMatter, 'close', named(input), input, async (deciding) => {
    const refusals = checkSettled(path, await tasksOf(deciding));
    return refusals.length > 0 ? refusals : { set: factsGiven(supervisedMatterFacts, 'close', input) };
  });
}

/** It is given up. */
export function cancelMatter(context: RequestContext, input: Asked<'cancel'>): Answer {
  return takeStep(context, supervisedMatter, 'cancel', named(input), input, () => ({
    set: { cancelReason: input.reason },
  }));
}
