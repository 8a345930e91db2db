import type { Organization } from '../../core/organizations/index.js';
import { takeLinkedStep, withGuest, type LinkedStep, type StepContext } from '../../core/proceedings/index.js';
import type { CriminalReferralFacts } from './criminal-referral.facts.js';

type Taken = StepContext<CriminalReferralFacts>;

interface Mark {
  readonly step: LinkedStep;
  readonly suspicion: 'SUSPECTED' | 'REFERRED' | 'CLEARED';
  /** Who comes to read the case by this. */
  readonly guest?: Organization;
  /** The revision of the case that was looked at. */
  readonly revision?: number;
}

/** X3: the case in which crime is suspected says so, and how it stands; without one there is nothing to mark. */
export async function markCase(taken: Taken, { step, suspicion, guest, revision }: Mark): Promise<void> {
  const { row } = taken;
  if (row.aboutId === null) return;
  await takeLinkedStep(taken, row.aboutId, {
    step,
    ...(revision === undefined ? {} : { revision }),
    decide: (_, { guestIds }) => ({
      suspicion,
      note: `涉嫌犯罪案件移送：${row.number}`,
      ...(guest ? { guestIds: withGuest(guestIds, guest) } : {}),
    }),
  });
}

/** X3: there are reasons why it is no crime, or none that the police take up: the case may end otherwise. */
export function clearCase(taken: Taken): Promise<void> {
  return markCase(taken, { step: 'clearSuspicion', suspicion: 'CLEARED' });
}
