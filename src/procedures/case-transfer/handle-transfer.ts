import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  checkSuspicion,
  factsGiven,
  isRefused,
  latestMoment,
  reasonedNote,
  unlessRefused,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import { caseTransferFacts, type CaseTransfer } from './case-transfer.facts.js';
import { checkDissuadedAt, checkReceiver } from './case-transfer.rules.js';

/** T7: the party was asked at once to stop; recorded apart from the transfer. */
export function recordDissuasion(deciding: Deciding<CaseTransfer, 'dissuade'>): Made<CaseTransfer> {
  const { input, row, occurredAt } = deciding;
  const { dissuasion, dissuadedAt } = input;
  const at = dissuadedAt ?? occurredAt;
  const discoveredAt = Temporal.Instant.from(row.discoveredAt);
  return unlessRefused(checkDissuadedAt(dissuadedAt, discoveredAt, latestMoment(deciding)), () => ({
    set: { dissuasion, dissuadedAt: shanghaiText(at) },
    metAt: { dissuasion: at },
  }));
}

/** T8: the competent organization is told in time, before the case itself is sent; it sees the discovery from now on. */
export function informCompetentOrganization({
  input,
  viewer,
  organizations,
  occurredAt,
  today,
}: Deciding<CaseTransfer, 'inform'>): Made<CaseTransfer> {
  const receiver = namedOrganization(organizations, input.toCode, 'toCode', today);
  if (isRefused(receiver)) return receiver;
  return unlessRefused(checkReceiver('toCode', receiver.kind, receiver.key === viewer.organization.key), () => ({
    set: { receiverId: receiver.key, informedAt: shanghaiText(occurredAt) },
  }));
}

/** T4: it was no violation, or is one's own: whoever found it says so, and its clocks are at an end. */
export const dropDiscovery = ({ input }: Deciding<CaseTransfer, 'drop'>): Made<CaseTransfer> => ({
  note: reasonedNote(input),
});

/** T11: the receiver gives the case back with a reason; the sender takes it back, or they dispute over it (D1). */
export const returnTransfer = ({ input }: Deciding<CaseTransfer, 'return'>): Made<CaseTransfer> => ({
  set: { returnReason: input.reason },
});

/** How the case ended is told to whoever sent it; not while crime is suspected (X3). */
export const reportResult = ({ input, row }: Deciding<CaseTransfer, 'reportResult'>): Made<CaseTransfer> =>
  unlessRefused(checkSuspicion('caseTransferId', row.suspicion), () => ({
    set: factsGiven(caseTransferFacts, 'reportResult', input),
  }));
