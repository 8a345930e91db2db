import type { Refusal } from '../../kernel/refusal.js';
import { namedOrganization, type Organization } from '../organizations/index.js';
import type { Circumstances, StepLoad } from './decision-context.js';
import { isRefused } from './decision.js';
import { disputeOf } from './disputed.js';
import { organizations, text } from './facts.js';
import { checkForward, checkUndisputed } from './forward.rules.js';
import { withGuest } from './parties.js';
import { procedureOf, type ProceedingRow } from './procedure.js';
import { reasonedNote } from './reasoned-note.js';

/** Who had a case and forwarded it; they go on seeing it. */
export const forwardFacts = {
  forwarder: organizations('曾接收并转送的单位，依次。Who had it and forwarded it, in that order.').shownAs(
    'forwarders',
  ),
};

/** What the request has that forwards it. */
export const forwarding = {
  toCode: text('转送的单位代码。Code of whoever it is forwarded to.'),
  reason: text('转送理由，必填。Why, required.'),
};

/** Whether a dispute over who is competent goes on. */
export async function loadDisputed({ hub, session, row }: StepLoad<object, unknown>): Promise<boolean> {
  return disputeOf(procedureOf(hub.procedures, row.procedure), row.key, session);
}

/** Who has it, who has sent it, and who had it before. */
interface Forwarding {
  readonly senderId: number;
  readonly row: ProceedingRow<{ readonly forwarderIds: readonly number[] }>;
  readonly input: { readonly toCode: string; readonly reason: string; readonly note?: string | null };
  readonly isDisputed: boolean;
}

interface Forwarded {
  readonly to: Organization;
  readonly forwarderIds: readonly number[];
  readonly guestIds: readonly number[];
  readonly note: string;
}

/** Whoever is not competent gives the case to whoever is, under its number; the history keeps who had it. */
export function forwarded(
  { organizations: register, viewer, today }: Circumstances,
  { senderId, row, input, isDisputed }: Forwarding,
  path: string,
  rule: string,
): Forwarded | readonly Refusal[] {
  const to = namedOrganization(register, input.toCode, 'toCode', today);
  const had = { senderId, holderId: viewer.organization.key, forwarderIds: row.forwarderIds };
  const refusals = [
    ...checkUndisputed(path, isDisputed),
    ...(isRefused(to) ? to : checkForward('toCode', to.key, had, rule)),
  ];
  if (refusals.length > 0 || isRefused(to)) return refusals;
  return {
    to,
    forwarderIds: [...row.forwarderIds, viewer.organization.key],
    guestIds: withGuest(row.guestIds, viewer.organization),
    note: reasonedNote({ reason: `转送${to.name}：${input.reason}`, note: input.note ?? null }),
  };
}
