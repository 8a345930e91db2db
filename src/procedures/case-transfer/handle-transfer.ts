import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  checkSuspicion,
  isRefused,
  latestMoment,
  takeStep,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { caseTransfer } from './case-transfer.procedure.js';
import type { Asked, CaseTransferFacts } from './case-transfer.facts.js';
import { checkDissuadedAt, checkReceiver } from './case-transfer.rules.js';

type Answer = Promise<ProceedingPayload<CaseTransferFacts>>;

const named = ({ caseTransferId }: Asked<'receive'>) => ({ path: 'caseTransferId', id: caseTransferId });

/** T7: the party was asked at once to stop; recorded apart from the transfer. */
export function recordDissuasion(context: RequestContext, input: Asked<'dissuade'>): Answer {
  return takeStep(context, caseTransfer, 'dissuade', named(input), input, (deciding) => {
    const discoveredAt = Temporal.Instant.from(deciding.row.discoveredAt);
    const refusals = checkDissuadedAt(input.dissuadedAt, discoveredAt, latestMoment(deciding));
    if (refusals.length > 0) return refusals;
    const at = input.dissuadedAt ?? deciding.now;
    return { set: { dissuasion: input.dissuasion, dissuadedAt: shanghaiText(at) }, metAt: { dissuasion: at } };
  });
}

/** T8: the competent organization is told in time, before the case itself is sent; it sees the discovery from now on. */
export function informCompetentOrganization(context: RequestContext, input: Asked<'inform'>): Answer {
  return takeStep(context, caseTransfer, 'inform', named(input), input, ({ hub, viewer, now }) => {
    const today = shanghaiDay(now).toString();
    const receiver = namedOrganization(hub.organizations, input.toCode, 'toCode', today);
    if (isRefused(receiver)) return receiver;
    const refusals = checkReceiver('toCode', receiver.kind, receiver.key === viewer.organization.key);
    return refusals.length > 0 ? refusals : { set: { receiverId: receiver.key, informedAt: shanghaiText(now) } };
  });
}

/** T11: the receiver has the case in hand. */
export function receiveTransfer(context: RequestContext, input: Asked<'receive'>): Answer {
  return takeStep(context, caseTransfer, 'receive', named(input), input);
}

/** T11: the receiver takes the case over. */
export function acceptTransfer(context: RequestContext, input: Asked<'accept'>): Answer {
  return takeStep(context, caseTransfer, 'accept', named(input), input);
}

/** T11: the receiver gives the case back with a reason; the sender takes it back, or they dispute over it (D1). */
export function returnTransfer(context: RequestContext, input: Asked<'return'>): Answer {
  return takeStep(context, caseTransfer, 'return', named(input), input, () => ({
    set: { returnReason: input.reason },
  }));
}

/** T11: the sender agrees that the case stays with it. */
export function takeBackTransfer(context: RequestContext, input: Asked<'takeBack'>): Answer {
  return takeStep(context, caseTransfer, 'takeBack', named(input), input);
}

/** How the case ended is told to whoever sent it; not while crime is suspected (X3). */
export function reportResult(context: RequestContext, input: Asked<'reportResult'>): Answer {
  return takeStep(context, caseTransfer, 'reportResult', named(input), input, ({ row }) => {
    const refusals = checkSuspicion('caseTransferId', row.suspicion);
    return refusals.length > 0 ? refusals : { set: { result: input.result, outcome: input.outcome ?? null } };
  });
}
