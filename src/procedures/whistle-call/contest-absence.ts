import { namedOrganizations } from '../../core/organizations/index.js';
import {
  beforeCounty,
  factsGiven,
  isRefused,
  readClocks,
  reasonedNote,
  refusalsOf,
  unlessRefused,
  type Deciding,
  type Loading,
  type Made,
} from '../../core/proceedings/index.js';
import { overdueUnits } from './overdue-units.js';
import { whistleCallFacts, type WhistleCall } from './whistle-call.facts.js';
import { checkAbsence, checkDecline } from './whistle-call.rules.js';

const path = 'whistleCallId';

/** U10: one of those who were called says why it does not come; its clock runs on until the county government upholds that. */
export function declineCall({ input, row, viewer }: Deciding<WhistleCall, 'decline'>): Made<WhistleCall> {
  const { key } = viewer.organization;
  return unlessRefused(checkDecline(path, row, key), () => ({
    set: { declinedIds: [...row.declinedIds, key] },
    note: reasonedNote(input),
  }));
}

export const loadOverdue = async ({
  row,
  session,
  occurredAt,
}: Loading<WhistleCall, 'contest'>): Promise<readonly number[]> =>
  overdueUnits((await readClocks([row.key], session)).get(row.key) ?? [], occurredAt);

/** U10: whoever has called puts the absence of some before the county government. */
export function contestAbsence(deciding: Deciding<WhistleCall, 'contest', readonly number[]>): Made<WhistleCall> {
  const { input, row, organizations, today, loaded: overdue } = deciding;
  const named = namedOrganizations(organizations, input.unitCodes ?? [], 'unitCodes', today);
  const units = isRefused(named) ? [] : named.organizations;
  const set = beforeCounty(deciding, path, 'U10', input.reason);
  const refusals = [
    ...refusalsOf(named, set),
    ...units.flatMap((unit, index) =>
      checkAbsence(['unitCodes', String(index)], unit, row, overdue.includes(unit.key)),
    ),
  ];
  if (refusals.length > 0 || isRefused(set)) return refusals;
  return { set: { ...set, contestedIds: units.map(({ key }) => key) }, note: reasonedNote(input) };
}

/** U10: they have to come, in a time of their own. */
export const orderReport = ({ input, row }: Deciding<WhistleCall, 'order'>): Made<WhistleCall> => ({
  set: { ...factsGiven(whistleCallFacts, 'order', input), contestedIds: [] },
  // Whoever has come meanwhile has nothing to do.
  startsFor: { ordered: row.contestedIds.filter((key) => !row.reportedIds.includes(key)) },
});

/** U10: they had reasons, and need not come. */
export const upholdAbsence = ({ input, row }: Deciding<WhistleCall, 'uphold'>): Made<WhistleCall> => ({
  set: {
    ...factsGiven(whistleCallFacts, 'uphold', input),
    contestedIds: [],
    excusedIds: [...new Set([...row.excusedIds, ...row.contestedIds])],
  },
  endedFor: { reporting: row.contestedIds },
});
