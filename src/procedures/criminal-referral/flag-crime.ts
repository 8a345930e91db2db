import { factsGiven, partyKeysOf, procedureOf, type Opened, type Opening } from '../../core/proceedings/index.js';
import { titleOf } from './criminal-referral.js';
import { criminalReferralFacts, type CriminalReferral } from './criminal-referral.facts.js';
import { checkFlagging, checkPartyCode } from './criminal-referral.rules.js';
import { markCase } from './suspected-case.js';

/** X3: crime is suspected, in a case that one works or apart from any; the case is not closed from now on. */
export function flagSuspectedCrime(opening: Opening<CriminalReferral, 'flag'>): Opened<CriminalReferral> {
  const { input, viewer, about, procedures } = opening;
  const { organization } = viewer;
  const suspected = about && {
    parties: partyKeysOf(procedureOf(procedures, about.procedure), about),
    suspicion: about.suspicion,
  };
  const refusals = [...checkFlagging(organization, suspected), ...checkPartyCode(input.partyCode ?? null)];
  if (refusals.length > 0) return refusals;
  return {
    set: { senderId: organization.key, officers: [], ...factsGiven(criminalReferralFacts, 'flag', input) },
    title: titleOf(input),
    ...(about && {
      also: (context) =>
        markCase(context, {
          step: 'flagSuspicion',
          suspicion: 'SUSPECTED',
          guest: organization,
          revision: about.revision,
        }),
    }),
  };
}
