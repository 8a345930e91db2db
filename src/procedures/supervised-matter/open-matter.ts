import {
  factsGiven,
  isRefused,
  refusalsOf,
  type LoadingOpening,
  type Opened,
  type Opening,
} from '../../core/proceedings/index.js';
import { readUrgeInVain, type UrgeInVain } from '../../core/supervision/index.js';
import { addTasks, newTasks } from '../../core/tasks/index.js';
import { supervisedMatterFacts, type SupervisedMatter } from './supervised-matter.facts.js';
import { checkCoordination, checkUrgedInVain } from './supervised-matter.rules.js';

/** Reads the urge that the matter comes from; undefined where none is named, null where it is not to be found. */
export async function loadUrge(
  loading: LoadingOpening<SupervisedMatter, 'open'>,
): Promise<UrgeInVain | null | undefined> {
  const { urgeId } = loading.input;
  return urgeId == null ? undefined : readUrgeInVain(loading, urgeId);
}

/** U8: a township takes a matter in hand that several departments must settle, task by task; J8: or whoever supervises, what was urged in vain. */
export function openMatter(
  opening: Opening<SupervisedMatter, 'open', UrgeInVain | null | undefined>,
): Opened<SupervisedMatter> {
  const { input, viewer, loaded: urged } = opening;
  const set = newTasks(opening, 'tasks', input.tasks, 'U8');
  const doers = isRefused(set) ? [] : set.tasks.map(({ organizationId }) => organizationId);
  const refusals = [
    ...(urged === undefined
      ? checkCoordination(viewer.organization, doers)
      : checkUrgedInVain(urged && { inVain: urged.inVain, responsibleKey: urged.urge.responsibleId }, doers)),
    ...refusalsOf(set),
  ];
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
