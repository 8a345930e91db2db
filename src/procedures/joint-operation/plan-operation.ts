import { checkPlannedMoment } from '../../kernel/moment-check.js';
import type { RequestContext } from '../../core/hub.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  visibleProceeding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { addTasks, newTasks } from '../../core/tasks/index.js';
import { jointOperation } from './joint-operation.procedure.js';
import { jointOperationFacts, type Asked, type JointOperationFacts } from './joint-operation.facts.js';
import { checkJoint } from './joint-operation.rules.js';

const longestTitle = 200;

/** U4: plans a joint operation; whoever is given a task takes part. */
export function planOperation(
  context: RequestContext,
  input: Asked<'plan'>,
): Promise<ProceedingPayload<JointOperationFacts>> {
  return openProceeding(context, jointOperation, 'plan', input, async (deciding) => {
    const { organization } = deciding.viewer;
    const planned = newTasks(deciding, 'tasks', input.tasks, 'U4');
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const doers = isRefused(planned) ? [] : planned.tasks.map(({ organizationId }) => organizationId);
    const refusals = [
      ...checkPlannedMoment('plannedAt', input.plannedAt, deciding.now, { what: '行动时间', rule: 'U4' }),
      ...checkJoint(organization.kind, organization.key, doers),
      ...[planned, about ?? {}].flatMap((answer) => (isRefused(answer) ? answer : [])),
    ];
    if (refusals.length > 0 || isRefused(planned) || (about && isRefused(about))) return refusals;
    return {
      set: {
        leadId: organization.key,
        participantIds: [...new Set(doers)].filter((key) => key !== organization.key),
        ...factsGiven(jointOperationFacts, 'plan', input),
      },
      title: input.objective.slice(0, longestTitle),
      aboutId: about?.key ?? null,
      also: ({ session, row }) => addTasks(session, row.key, planned.tasks),
    };
  });
}
