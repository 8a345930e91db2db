import type { RequestContext } from '../../core/hub.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  visibleProceeding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { addTasks, newTasks } from '../../core/tasks/index.js';
import { supervisedMatter } from './supervised-matter.procedure.js';
import { supervisedMatterFacts, type Asked, type SupervisedMatterFacts } from './supervised-matter.facts.js';
import { checkCoordination } from './supervised-matter.rules.js';

const longestTitle = 200;

/** U8: a township takes a matter in hand that several departments must settle, task by task. */
export function openMatter(
  context: RequestContext,
  input: Asked<'open'>,
): Promise<ProceedingPayload<SupervisedMatterFacts>> {
  return openProceeding(context, supervisedMatter, 'open', input, async (deciding) => {
    const { organization } = deciding.viewer;
    const set = newTasks(deciding, 'tasks', input.tasks, 'U8');
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const doers = isRefused(set) ? [] : set.tasks.map(({ organizationId }) => organizationId);
    const refusals = [
      ...checkCoordination(organization, doers),
      ...[set, about ?? {}].flatMap((answer) => (isRefused(answer) ? answer : [])),
    ];
    if (refusals.length > 0 || isRefused(set) || (about && isRefused(about))) return refusals;
    return {
      set: {
        townshipId: organization.key,
        departmentIds: [...new Set(doers)],
        ...factsGiven(supervisedMatterFacts, 'open', input),
      },
      title: input.matter.slice(0, longestTitle),
      aboutId: about?.key ?? null,
      also: ({ session, row }) => addTasks(session, row.key, set.tasks),
    };
  });
}
