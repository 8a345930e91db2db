import {
  forwarded,
  isRefused,
  loadDisputed,
  unlessRefused,
  type Deciding,
  type Loading,
  type Made,
} from '../../core/proceedings/index.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import { boundaryBetween } from './boundary.js';
import type { CaseTransfer } from './case-transfer.facts.js';
import { checkCompetence, checkReceiver } from './case-transfer.rules.js';

/** What forwarding a case rests on. */
interface Grounds {
  /** Who is competent by the lists (G2); null where they do not say. */
  readonly competent: Organization | null;
  readonly isDisputed: boolean;
}

export async function loadForForward(loading: Loading<CaseTransfer, 'forward'>): Promise<Grounds> {
  const { hub, viewer, row, input, today } = loading;
  const to = namedOrganization(hub.organizations, input.toCode, 'toCode', today);
  // The item lies where the township of one of them is: of the sender before the others, who found it.
  const sides = [hub.organizations.byKey(row.senderId), ...(isRefused(to) ? [] : [to]), viewer.organization];
  const { competent } = await boundaryBetween(hub, sides, row.itemCode, today);
  return { competent, isDisputed: await loadDisputed(loading) };
}

/** T11: a receiver that is not competent forwards the case to whoever is, under its number; the time of that one begins anew. */
export function forwardTransfer(deciding: Deciding<CaseTransfer, 'forward', Grounds>): Made<CaseTransfer> {
  const { row, input, loaded } = deciding;
  const { competent, isDisputed } = loaded;
  const made = forwarded(deciding, { senderId: row.senderId, row, input, isDisputed }, 'caseTransferId', 'T11');
  if (isRefused(made)) return made;
  const { to, forwarderIds, guestIds, note } = made;
  const refusals = [...checkReceiver('toCode', to.kind, false), ...checkCompetence('toCode', to, competent)];
  return unlessRefused(refusals, () => ({
    set: { receiverId: to.key, forwarderIds, expectedBy: null },
    guestIds,
    note,
  }));
}
