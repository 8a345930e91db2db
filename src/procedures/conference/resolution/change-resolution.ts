import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../../kernel/calendar.js';
import { refusal } from '../../../kernel/refusal.js';
import { namedOrganizations } from '../../../core/organizations/index.js';
import { isRefused, reasonedNote, refusalsOf, type Deciding, type Made } from '../../../core/proceedings/index.js';
import type { Resolution } from './resolution.facts.js';
import { checkChange, checkDue } from './resolution.rules.js';

/**
 * J18: the convener gives more or less time, or the matter to others. Whoever stays keeps its clock, which is due when the others are;
 * whoever comes has one from now on, and whoever goes has none any longer.
 */
export function changeResolution(deciding: Deciding<Resolution, 'change'>): Made<Resolution> {
  const { input, row, organizations, occurredOn, today } = deciding;
  const { dueOn = null, responsibleCodes = null } = input;
  const named = responsibleCodes && namedOrganizations(organizations, responsibleCodes, 'responsibleCodes', today);
  const refusals = [
    ...checkChange(dueOn, responsibleCodes),
    ...(dueOn === null ? [] : checkDue('dueOn', dueOn, occurredOn)),
    ...refusalsOf(named),
  ];
  if (refusals.length > 0 || (named && isRefused(named))) return refusals;
  const units = named ? named.organizations.map(({ key }) => key) : row.responsibleIds;
  const completedIds = row.completedIds.filter((key) => units.includes(key));
  if (units.every((key) => completedIds.includes(key))) {
    return [refusal('responsibleCodes', 'WRONG_STATE', '变更后的责任单位均已办理完毕，请办结', 'J18')];
  }
  const released = row.responsibleIds.filter((key) => !units.includes(key));
  const due = endOfDay(Temporal.PlainDate.from(dueOn ?? row.dueOn));
  return {
    set: {
      dueOn: dueOn ?? row.dueOn,
      responsibleIds: units,
      completedIds,
    },
    note: reasonedNote(input),
    // Whoever is released still reads what becomes of it.
    guestIds: [...new Set([...row.guestIds, ...released])],
    startsFor: { completion: units.filter((key) => !row.responsibleIds.includes(key)) },
    endedFor: { completion: released },
    dueAt: { completion: due },
    extended: { completion: due },
  };
}

/** J18: the convener decides that it is not carried out any longer. */
export const cancelResolution = ({ input }: Deciding<Resolution, 'cancel'>): Made<Resolution> => ({
  note: reasonedNote(input),
});
