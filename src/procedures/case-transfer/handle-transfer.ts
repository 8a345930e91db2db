import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  checkAwaited,
  checkSuspicion,
  expectation,
  factsGiven,
  isRefused,
  latestMoment,
  reasonedNote,
  supplementIsAsked,
  supplementIsGiven,
  unlessRefused,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import { caseTransferFacts, type CaseTransfer } from './case-transfer.facts.js';
import { caseTransfer } from './case-transfer.procedure.js';
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
export const returnTransfer = ({ input, row, occurredAt }: Deciding<CaseTransfer, 'return'>): Made<CaseTransfer> =>
  unlessRefused(checkAwaited('caseTransferId', row, occurredAt, 'T11'), () => ({
    set: { returnReason: input.reason },
  }));

/** T9: what is incomplete is asked for. Whoever asks has received it: its time to accept begins, and stands still. */
export function askForSupplement(deciding: Deciding<CaseTransfer, 'askSupplement'>): Made<CaseTransfer> {
  const asked = supplementIsAsked(deciding, deciding.input, caseTransfer.table.clocks.supplement);
  if (isRefused(asked) || deciding.row.state === 'SENT') return asked;
  return { ...asked, starts: { acceptance: null } };
}

/** T9: the sender supplements it. */
export const supplementTransfer = ({ input }: Deciding<CaseTransfer, 'supplement'>): Made<CaseTransfer> =>
  supplementIsGiven(input);

/** T11: the receiver says by when it expects to be done, or moves that. */
export const expectResult = (deciding: Deciding<CaseTransfer, 'expect'>): Made<CaseTransfer> =>
  expectation(deciding, deciding.row.expectedBy, deciding.input, 'T11');

/** How the case ended is told to whoever sent it; not while crime is suspected (X3). */
export const reportResult = ({ input, row }: Deciding<CaseTransfer, 'reportResult'>): Made<CaseTransfer> =>
  unlessRefused(checkSuspicion('caseTransferId', row.suspicion), () => ({
    set: factsGiven(caseTransferFacts, 'reportResult', input),
  }));
