import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization } from '../../core/organizations/index.js';
import { isRefused, takeStep, type ProceedingPayload } from '../../core/proceedings/index.js';
import { insertConsultation } from './consultation.sql.js';
import { dispute } from './dispute.procedure.js';
import type { Asked, DisputeFacts } from './dispute.facts.js';
import { checkAgreement, checkHandler, checkHeldOn } from './dispute.rules.js';
import { releaseCase, routeCase } from './disputed-case.js';

type Answer = Promise<ProceedingPayload<DisputeFacts>>;

export const named = ({ disputeId }: { readonly disputeId: string }) => ({ path: 'disputeId', id: disputeId });

/** D1: what was said in a consultation, and whether it came to anything; as many as there were. */
export function recordConsultation(context: RequestContext, input: Asked<'consult'>): Answer {
  const { heldOn, content, outcome } = input;
  const step = outcome === 'FAILED' ? 'consultInVain' : 'consult';
  return takeStep(context, dispute, step, named(input), input, ({ viewer, now }) => {
    const refusals = checkHeldOn(heldOn, shanghaiDay(now).toString());
    if (refusals.length > 0) return refusals;
    const recordedById = viewer.organization.key;
    const record = { heldOn, content, outcome, recordedById, recordedAt: shanghaiText(now) };
    return { also: ({ row, session }) => insertConsultation(session.executor, row.key, row.revision, record) };
  });
}

/** D1: one side says who should handle it; nothing is settled before the other agrees. A later proposal takes its place. */
export function proposeAgreement(context: RequestContext, input: Asked<'propose'>): Answer {
  return takeStep(context, dispute, 'propose', named(input), input, ({ hub, viewer, row, now }) => {
    const today = shanghaiDay(now).toString();
    const handler = namedOrganization(hub.organizations, input.handlerCode, 'handlerCode', today);
    if (isRefused(handler)) return handler;
    const refusals = checkHandler(handler.key, [row.raiserId, row.otherId]);
    return refusals.length > 0
      ? refusals
      : { set: { proposedId: handler.key, proposedById: viewer.organization.key }, note: `由${handler.name}管辖` };
  });
}

/** D1: the other side agrees with the proposal, which it names; the case goes to whoever is to handle it. */
export function agreeDispute(context: RequestContext, input: Asked<'agree'>): Answer {
  return takeStep(context, dispute, 'agree', named(input), input, ({ hub, viewer, row, now }) => {
    const today = shanghaiDay(now).toString();
    const handler = namedOrganization(hub.organizations, input.handlerCode, 'handlerCode', today);
    if (isRefused(handler)) return handler;
    const agreeing = { organizationKey: viewer.organization.key, handlerKey: handler.key };
    const refusals = checkAgreement(row, agreeing);
    return refusals.length > 0
      ? refusals
      : { set: { designatedId: handler.key }, also: (taken) => routeCase(taken, handler.key, 'AGREED') };
  });
}

/** D1: whoever raised it gives it up. */
export function withdrawDispute(context: RequestContext, input: Asked<'withdraw'>): Answer {
  return takeStep(context, dispute, 'withdraw', named(input), input, () => ({
    note: input.reason,
    also: releaseCase,
  }));
}
