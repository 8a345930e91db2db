import { shanghaiText } from '../../kernel/instant-text.js';
import { checkPlannedMoment } from '../../kernel/moment-check.js';
import {
  factsGiven,
  isRefused,
  reasonedNote,
  unlessRefused,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import { ownTask, reportTask, type Task } from '../../core/tasks/index.js';
import { jointOperationFacts, type JointOperation } from './joint-operation.facts.js';

/** U4: it begins at another time. */
export const postponeOperation = ({ input, occurredAt }: Deciding<JointOperation, 'postpone'>): Made<JointOperation> =>
  unlessRefused(checkPlannedMoment('plannedAt', input.plannedAt, occurredAt, { what: '行动时间', rule: 'U4' }), () => ({
    set: factsGiven(jointOperationFacts, 'postpone', input),
    starts: { start: input.plannedAt },
    note: reasonedNote(input),
  }));

/** U4: it begins. */
export const startOperation = ({ occurredAt }: Deciding<JointOperation, 'start'>): Made<JointOperation> => ({
  set: { startedAt: shanghaiText(occurredAt) },
});

/** U4: what came of a task, told by whoever has it. */
export function reportOperationTask(
  deciding: Deciding<JointOperation, 'report', readonly Task[]>,
): Made<JointOperation> {
  const { taskId, result } = deciding.input;
  const task = ownTask(deciding.loaded, deciding, 'taskId', taskId, 'U4');
  if (isRefused(task)) return task;
  return { also: ({ session, occurredAt }) => reportTask(session, task.id, result, shanghaiText(occurredAt)) };
}

/** It does not take place. */
export const cancelOperation = ({ input }: Deciding<JointOperation, 'cancel'>): Made<JointOperation> => ({
  set: { cancelReason: input.reason },
});
