import type { RequestContext } from '../../core/hub.js';
import {
  isRefused,
  openProceeding,
  partyKeysOf,
  procedureOf,
  visibleProceeding,
  type Deciding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import type { FlagSuspectedCrimeInput } from './criminal-referral-input.graphql.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import type { ReferralFacts } from './criminal-referral.js';
import { checkFlagging } from './criminal-referral.rules.js';
import { markCase } from './suspected-case.js';

const longestTitle = 200;

/** X3: crime is suspected, in a case that one works or apart from any; the case is not closed from now on. */
export function flagSuspectedCrime(
  context: RequestContext,
  input: FlagSuspectedCrimeInput,
): Promise<ProceedingPayload<ReferralFacts>> {
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
    const facts = flaggedFacts(deciding, input);
    const party = facts.partyName === null ? '' : `（${facts.partyName}）`;
    return {
      set: facts,
      title: `涉嫌${facts.suspectedCrime}${party}`.slice(0, longestTitle),
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

function flaggedFacts({ viewer }: Deciding, input: FlagSuspectedCrimeInput): ReferralFacts {
  return {
    senderId: viewer.organization.key,
    policeId: null,
    procuratorateId: null,
    suspectedCrime: input.suspectedCrime,
    grounds: input.grounds,
    partyName: input.partyName ?? null,
    officers: [],
    report: null,
    decidedBy: null,
    notReferredReason: null,
    sentAt: null,
    receiptSignedBy: null,
    receivedAt: null,
    passedOnTo: null,
    notFiledReason: null,
    reconsiderationReason: null,
    upheldReason: null,
    contestUntil: null,
    supervisionReason: null,
    supervisionReply: null,
    policeContact: null,
    procuratorateContact: null,
    courtContact: null,
  };
}
