import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { dueWithin, takeStep, type Deciding, type ProceedingPayload } from '../../core/proceedings/index.js';
import { criminalReferral } from './criminal-referral.procedure.js';
import type { Asked, CriminalReferralFacts } from './criminal-referral.facts.js';
import { named } from './refer-crime.js';
import { threeDays } from './referral-table.js';
import { clearCase } from './suspected-case.js';

type Answer = Promise<ProceedingPayload<CriminalReferralFacts>>;

/** X2: the police sign for the case; three days to decide begin. */
export function receiveReferral(context: RequestContext, input: Asked<'receive'>): Answer {
  return takeStep(context, criminalReferral, 'receive', named(input), input, ({ now }) => ({
    set: { receiptSignedBy: input.signedBy, receivedAt: shanghaiText(now) },
  }));
}

/** X2: the police decide in writing: they file the case, say why not, or pass it on to whom it belongs. */
export function decidePoliceFiling(context: RequestContext, input: Asked<'file'>): Answer {
  switch (input.decision) {
    case 'FILED':
      return takeStep(context, criminalReferral, 'file', named(input), input);
    case 'NOT_FILED':
      return takeStep(context, criminalReferral, 'decline', named(input), input, (deciding) => ({
        set: { notFiledReason: input.reason ?? null, contestUntil: contestUntil(deciding) },
        also: clearCase,
      }));
    case 'PASSED_ON':
      return takeStep(context, criminalReferral, 'passOn', named(input), input, () => ({
        set: { passedOnTo: input.authority ?? null },
      }));
    default:
      return input.decision satisfies never;
  }
}

/** X2: the police decide again, when they were asked to. */
export function decideReconsideration(context: RequestContext, input: Asked<'fileAfterReconsideration'>): Answer {
  return input.decision === 'FILED'
    ? takeStep(context, criminalReferral, 'fileAfterReconsideration', named(input), input)
    : takeStep(context, criminalReferral, 'uphold', named(input), input, (deciding) => ({
        set: { upheldReason: input.reason ?? null, contestUntil: contestUntil(deciding) },
        also: clearCase,
      }));
}

/** The sender is told through the hub: its three days begin now. */
function contestUntil({ hub, now }: Deciding): string {
  return shanghaiText(dueWithin(threeDays, now, hub).at);
}
