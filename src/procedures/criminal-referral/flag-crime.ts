import type { RequestContext } from '../../core/hub.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  partyKeysOf,
  procedureOf,
  visibleProceeding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import { criminalReferralFacts, type Asked, type CriminalReferralFacts } from './criminal-referral.facts.js';
import { checkFlagging } from './criminal-referral.rules.js';
import { markCase } from './suspected-case.js';

const longestTitle = 200;

/** X3: crime is suspected, in a case that one works or apart from any; the case is not closed from now on. */
export function flagSuspectedCrime(
  context: RequestContext,
  input: Asked<'flag'>,
): Promise<ProceedingPayload<CriminalReferralFacts>> {
  return openProceeding(context, criminalReferral, 'flag', input, async (deciding) => {
    const { organization } = deciding.viewer;
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    if (about && isRefused(about)) return about;
    const refusals = checkFlagging(
      organization,
      about && {
        parties: partyKeysOf(procedureOf(deciding.hub.procedures, about.procedure), about),
        suspicion: about.suspicion,
      },
    );
    if (refusals.length > 0) return refusals;
    const party = input.partyName == null ? '' : `（${input.partyName}）`;
    return {
      set: { senderId: organization.key, officers: [], ...factsGiven(criminalReferralFacts, 'flag', input) },
      title: `涉嫌${input.suspectedCrime}${party}`.slice(0, longestTitle),
      aboutId: about?.key ?? null,
      ...(about
        ? {
            also: (taken) =>
              markCase(taken, {
                step: 'flagSuspicion',
                suspicion: 'SUSPECTED',
                guest: organization,
                revision: about.revision,
              }),
          }
        : {}),
    };
  });
}
