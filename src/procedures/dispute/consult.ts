import { shanghaiText } from '../../kernel/instant-text.js';
import { namedOrganization } from '../../core/organizations/index.js';
import { isRefused, unlessRefused, type Deciding, type Made } from '../../core/proceedings/index.js';
import { insertConsultation } from './consultation.sql.js';
import type { Dispute } from './dispute.facts.js';
import { checkAgreement, checkHandler, checkHeldOn } from './dispute.rules.js';
import { releaseCase, routeCase } from './disputed-case.js';

/** D1: what was said in a consultation, and whether it came to anything; as many as there were. */
export function recordConsultation({
  input,
  viewer,
  row,
  occurredAt,
  occurredOn,
}: Deciding<Dispute, 'consult'>): Made<Dispute> {
  const { heldOn, content, outcome } = input;
  const record = {
    ...{ heldOn, content, outcome, recordedById: viewer.organization.key },
    recordedAt: shanghaiText(occurredAt),
  };
  return unlessRefused(checkHeldOn(heldOn, occurredOn), () => ({
    // Once it is referred it is the county government’s time that runs (D2).
    ...(row.state === 'CONSULTING' ? {} : { starts: { settlement: null } }),
    also: (taken) => insertConsultation(taken.session.executor, taken.row.key, taken.row.revision, record),
  }));
}

/** D1: one side says who should handle it; nothing is settled before the other agrees. A later proposal takes its place. */
export function proposeAgreement({
  input,
  viewer,
  row,
  organizations,
  today,
}: Deciding<Dispute, 'propose'>): Made<Dispute> {
  const handler = namedOrganization(organizations, input.handlerCode, 'handlerCode', today);
  if (isRefused(handler)) return handler;
  return unlessRefused(checkHandler(handler.key, [row.raiserId, row.otherId]), () => ({
    set: { proposedId: handler.key, proposedById: viewer.organization.key },
    note: `由${handler.name}管辖`,
  }));
}

/** D1: the other side agrees with the proposal, which it names; the case goes to whoever is to handle it. */
export function agreeDispute({ input, viewer, row, organizations, today }: Deciding<Dispute, 'agree'>): Made<Dispute> {
  const handler = namedOrganization(organizations, input.handlerCode, 'handlerCode', today);
  if (isRefused(handler)) return handler;
  const agreeing = { organizationKey: viewer.organization.key, handlerKey: handler.key };
  return unlessRefused(checkAgreement(row, agreeing), () => ({
    set: { designatedId: handler.key },
    also: (context) => routeCase(context, handler.key, 'AGREED'),
  }));
}

/** D1: whoever raised it gives it up. */
export const withdrawDispute = ({ input }: Deciding<Dispute, 'withdraw'>): Made<Dispute> => ({
  note: input.reason,
  also: releaseCase,
});
