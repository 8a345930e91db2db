import { shanghaiText } from '../../kernel/instant-text.js';
import {
  byPolicy,
  checkAwaited,
  dueWithin,
  unlessRefused,
  type Circumstances,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import type { CriminalReferral } from './criminal-referral.facts.js';
import { threeDays } from './filed-steps.js';
import { clearCase } from './suspected-case.js';

const asking = byPolicy('referral-supplement-notice-hours');

/** X2: the police sign for the case; three days to decide begin, and a day to say what is missing. */
export const receiveReferral = (deciding: Deciding<CriminalReferral, 'receive'>): Made<CriminalReferral> => ({
  set: {
    receiptSignedBy: deciding.input.signedBy,
    receivedAt: shanghaiText(deciding.occurredAt),
    supplementAskUntil: shanghaiText(dueWithin(asking, deciding.occurredAt, deciding).at),
  },
});

/** The step of each decision of the police. */
export const filingSteps = { FILED: 'file', NOT_FILED: 'decline', PASSED_ON: 'passOn' } as const;

/** X2: the police decide in writing: they file the case, say why not, or pass it on to whom it belongs. */
export function decidePoliceFiling(deciding: Deciding<CriminalReferral, 'file'>): Made<CriminalReferral> {
  const { decision, reason = null, authority = null } = deciding.input;
  switch (decision) {
    case 'FILED':
      return { set: { filedOn: deciding.occurredOn } };
    case 'NOT_FILED':
      return unlessRefused(checkAwaited('criminalReferralId', deciding.row, deciding.occurredAt, 'X2'), () => ({
        set: { notFiledReason: reason, contestUntil: contestUntil(deciding) },
        also: clearCase,
      }));
    case 'PASSED_ON':
      return { set: { passedOnTo: authority } };
    default:
      return decision satisfies never;
  }
}

/** X2: the police decide again, when they were asked to. */
export function decideReconsideration(
  deciding: Deciding<CriminalReferral, 'fileAfterReconsideration'>,
): Made<CriminalReferral> {
  const { decision, reason = null } = deciding.input;
  return decision === 'FILED'
    ? { set: { filedOn: deciding.occurredOn } }
    : { set: { upheldReason: reason, contestUntil: contestUntil(deciding) }, also: clearCase };
}

/** The sender is told through the hub: its three days begin now. */
function contestUntil(context: Circumstances): string {
  return shanghaiText(dueWithin(threeDays, context.occurredAt, context).at);
}
