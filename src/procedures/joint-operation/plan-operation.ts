import { checkPlannedMoment } from '../../kernel/moment-check.js';
import { factsGiven, isRefused, refusalsOf, type Opening, type Opened } from '../../core/proceedings/index.js';
import { addTasks, newTasks } from '../../core/tasks/index.js';
import { jointOperationFacts, type JointOperation } from './joint-operation.facts.js';
import { checkDoers, checkLead } from './joint-operation.rules.js';

/** U4: plans a joint operation; whoever is given a task takes part. */
export function planOperation(opening: Opening<JointOperation, 'plan'>): Opened<JointOperation> {
  const { input, occurredAt, viewer } = opening;
  const { organization } = viewer;
  const planned = newTasks(opening, 'tasks', input.tasks, 'U4');
  const doers = isRefused(planned) ? [] : planned.tasks.map(({ organizationId }) => organizationId);
  const refusals = [
    ...checkPlannedMoment('plannedAt', input.plannedAt, occurredAt, { what: '行动时间', rule: 'U4' }),
    ...checkLead(organization.kind),
    ...(doers.length > 0 ? checkDoers('tasks', organization.key, doers) : []),
    ...refusalsOf(planned),
  ];
  if (refusals.length > 0 || isRefused(planned)) return refusals;
  return {
    set: {
      leadId: organization.key,
      participantIds: [...new Set(doers)].filter((key) => key !== organization.key),
      ...factsGiven(jointOperationFacts, 'plan', input),
    },
    title: input.objective,
    starts: { start: input.plannedAt },
    also: ({ session, row }) => addTasks(session, row.key, planned.tasks),
  };
}
