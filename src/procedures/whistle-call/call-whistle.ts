import { namedOrganizations } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  refusalsOf,
  unlessRefused,
  type Opening,
  type Deciding,
  type Made,
  type Opened,
} from '../../core/proceedings/index.js';
import { whistleCallFacts, type WhistleCall } from './whistle-call.facts.js';
import { titleOf } from './whistle-call.js';
import { checkCall, checkReport, unratedOf } from './whistle-call.rules.js';

/** U10: a township whistles; the clock runs for each of those who are called. */
export function callWhistle({
  input,
  viewer,
  organizations,
  today,
}: Opening<WhistleCall, 'call'>): Opened<WhistleCall> {
  const called = namedOrganizations(organizations, input.calledCodes, 'calledCodes', today);
  const refusals = [
    ...checkCall('calledCodes', viewer.organization, isRefused(called) ? [] : called.organizations),
    ...refusalsOf(called),
  ];
  if (refusals.length > 0 || isRefused(called)) return refusals;
  return {
    set: {
      callerId: viewer.organization.key,
      calledIds: called.organizations.map(({ key }) => key),
      ...{ reportedIds: [], declinedIds: [], contestedIds: [], excusedIds: [] },
      ...{ ratedIds: [], dissatisfiedIds: [], belatedIds: [], unsolvedIds: [] },
      ...factsGiven(whistleCallFacts, 'call', input),
    },
    title: titleOf(input),
  };
}

/** U10: one of those who were called is there; late is flagged, never refused. */
export function reportToWhistle({ row, viewer }: Deciding<WhistleCall, 'report'>): Made<WhistleCall> {
  return unlessRefused(checkReport('whistleCallId', row.reportedIds, viewer.organization.key), () => ({
    set: { reportedIds: [...row.reportedIds, viewer.organization.key] },
    // The township's time to rate runs from the first who waits for it.
    ...(unratedOf(row).length > 0 ? { starts: { rating: null } } : {}),
  }));
}

/** Nobody is needed. */
export const cancelWhistleCall = ({ input }: Deciding<WhistleCall, 'cancel'>): Made<WhistleCall> => ({
  set: { cancelReason: input.reason },
});
