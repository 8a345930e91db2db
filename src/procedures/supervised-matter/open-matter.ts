import { factsGiven, isRefused, refusalsOf, type Opening, type Opened } from '../../core/proceedings/index.js';
import { addTasks, newTasks } from '../../core/tasks/index.js';
import { supervisedMatterFacts, type SupervisedMatter } from './supervised-matter.facts.js';
import { checkCoordination } from './supervised-matter.rules.js';

/** U8: a township takes a matter in hand that several departments must settle, task by task. */
export function openMatter(opening: Opening<SupervisedMatter, 'open'>): Opened<SupervisedMatter> {
  const { input, viewer } = opening;
  const set = newTasks(opening, 'tasks', input.tasks, 'U8');
  const doers = isRefused(set) ? [] : set.tasks.map(({ organizationId }) => organizationId);
  const refusals = [...checkCoordination(viewer.organization, doers), ...refusalsOf(set)];
  if (refusals.length > 0 || isRefused(set)) return refusals;
  return {
    set: {
      townshipId: viewer.organization.key,
      departmentIds: [...new Set(doers)],
      ...factsGiven(supervisedMatterFacts, 'open', input),
    },
    title: input.matter,
    also: ({ session, row }) => addTasks(session, row.key, set.tasks),
  };
}
