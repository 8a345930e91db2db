import {
  factsGiven,
  isRefused,
  supplementIsAsked,
  supplementIsGiven,
  unlessRefused,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import { criminalReferralFacts, type CriminalReferral } from './criminal-referral.facts.js';
import { checkAsking, checkDecider } from './criminal-referral.rules.js';
import { referralTable } from './referral-table.js';
import { clearCase } from './suspected-case.js';

/** X2: the police ask for what is missing, within a day of their receipt; their three days stand still. */
export function askForSupplement(deciding: Deciding<CriminalReferral, 'askSupplement'>): Made<CriminalReferral> {
  const { row, input, occurredAt } = deciding;
  const asked = supplementIsAsked(deciding, input, referralTable.clocks.supplement);
  const refusals = checkAsking('criminalReferralId', occurredAt, row.supplementAskUntil);
  return isRefused(asked) ? [...refusals, ...asked] : unlessRefused(refusals, () => asked);
}

/** X2: the sender supplements it. */
export const supplementReferral = ({ input }: Deciding<CriminalReferral, 'supplement'>): Made<CriminalReferral> =>
  supplementIsGiven(input);

/** X3: what is missing shows that there is no crime: the head of the sender withdraws it, and the reasons are on record. */
export const withdrawReferral = ({ input, row }: Deciding<CriminalReferral, 'withdraw'>): Made<CriminalReferral> =>
  unlessRefused(checkDecider('withdrawnBy', input.withdrawnBy, row.officers), () => ({
    set: factsGiven(criminalReferralFacts, 'withdraw', input),
    also: clearCase,
  }));
