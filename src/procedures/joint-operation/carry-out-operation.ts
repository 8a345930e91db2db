import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { factsGiven, isRefused, takeStep, type ProceedingPayload } from '../../core/proceedings/index.js';
import { ownTask, reportTask } from '../../core/tasks/index.js';
import { jointOperation } from './joint-operation.procedure.js';
import { jointOperationFacts, type Asked, type JointOperationFacts } from './joint-operation.facts.js';

type Answer = Promise<ProceedingPayload<JointOperationFacts>>;

const named = ({ jointOperationId }: Asked<'start'>) => ({ path: 'jointOperationId', id: jointOperationId });

/** U4: it begins. */
export function startOperation(context: RequestContext, input: Asked<'start'>): Answer {
  return takeStep(context, jointOperation, 'start', named(input), input, ({ now }) => ({
    set: { startedAt: shanghaiText(now) },
  }));
}

/** U4: what came of a task, told by whoever has it. */
export function reportOperationTask(context: RequestContext, input: Asked<'report'>): Answer {
  return takeStep(context, jointOperation, 'report', named(input), input, async (deciding) => {
    const task = await ownTask(deciding, 'taskId', input.taskId, 'U4');
    if (isRefused(task)) return task;
    return { also: ({ session, now }) => reportTask(session, task.id, input.result, shanghaiText(now)) };
  });
}

/** U4: what came of the operation. Tasks that nobody reported on stay without a result. */
export function concludeOperation(context: RequestContext, input: Asked<'conclude'>): Answer {
  return takeStep(context, jointOperation, 'conclude', named(input), input, () => ({
    set: factsGiven(jointOperationFacts, 'conclude', input),
  }));
}

/** It does not take place. */
export function cancelOperation(context: RequestContext, input: Asked<'cancel'>): Answer {
  return takeStep(context, jointOperation, 'cancel', named(input), input, () => ({
    set: { cancelReason: input.reason },
  }));
}
