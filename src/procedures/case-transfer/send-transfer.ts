import { Temporal } from 'temporal-polyfill';
import type { DueTime } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  isRefused,
  latestMoment,
  type Circumstances,
  type Asked,
  type Opening,
  type Deciding,
  type Made,
  type Opened,
} from '../../core/proceedings/index.js';
import type { Boundary } from './boundary.js';
import { type CaseTransferFacts, type CaseTransfer } from './case-transfer.facts.js';
import {
  checkCompetence,
  checkDiscovery,
  checkDissuadedAt,
  checkLegacy,
  checkReceiver,
  checkSender,
  timelinessOf,
} from './case-transfer.rules.js';
import { titleOf } from './case-transfer.js';
import { discovered, transferDue } from './discovery.js';

/** T4 to T10: sends a case that is told for the first time. Late is flagged, never refused. */
export function sendCase(opening: Opening<CaseTransfer, 'send', Boundary>): Opened<CaseTransfer> {
  const { input, loaded, occurredAt } = opening;
  const receiver = receiverOf(opening, input, loaded);
  const refusals = [...checkDiscovery(input, latestMoment(opening)), ...(isRefused(receiver) ? receiver : [])];
  if (refusals.length > 0 || isRefused(receiver)) return refusals;
  const { set, title, starts } = discovered(opening);
  return {
    set: { ...set, ...sentFacts(input, receiver.key, transferDue(opening), occurredAt) },
    title,
    starts,
    metAt: { dissuasion: set.dissuadedAt === null ? null : Temporal.Instant.from(set.dissuadedAt) },
  };
}

/**
 * T4 to T10: sends a case that was registered before. The clocks have run since the discovery; what was told then stays, and only the
 * content of the case is new.
 */
export function sendDiscovered(deciding: Deciding<CaseTransfer, 'send', Boundary>): Made<CaseTransfer> {
  const { input, row, loaded, occurredAt } = deciding;
  const receiver = receiverOf(deciding, input, loaded);
  if (isRefused(receiver)) return receiver;
  const told = checkDissuadedAt(input.dissuadedAt, Temporal.Instant.from(row.discoveredAt), latestMoment(deciding));
  if (told.length > 0) return told;
  const due = { at: Temporal.Instant.from(row.dueAt), basis: row.dueBasis };
  const isDissuaded = (input.dissuasion ?? '').trim() !== '';
  const dissuadedAt = isDissuaded ? (input.dissuadedAt ?? occurredAt) : null;
  const partyName = input.partyName ?? row.partyName;
  return {
    set: {
      ...sentFacts(input, receiver.key, due, occurredAt),
      causeOfCase: input.causeOfCase,
      partyName,
      itemCode: input.itemCode ?? row.itemCode,
      ...(dissuadedAt ? { dissuasion: input.dissuasion ?? null, dissuadedAt: shanghaiText(dissuadedAt) } : {}),
    },
    title: titleOf({ causeOfCase: input.causeOfCase, partyName }),
    starts: { byTownship: null, byDepartment: null, urgent: null, dissuasion: null, notice: null },
    metAt: { dissuasion: dissuadedAt },
  };
}

/** Whoever the case is sent to, if both may be party of it and the lists do not say otherwise. */
function receiverOf(
  { organizations, viewer, today }: Circumstances,
  input: Asked<CaseTransfer, 'send'>,
  { competent, handoverOn }: Boundary,
): { readonly key: number } | readonly Refusal[] {
  const { organization } = viewer;
  const receiver = namedOrganization(organizations, input.toCode, 'toCode', today);
  const sender = checkSender(organization.kind, input.onBehalfOfLaw);
  if (isRefused(receiver)) return [...sender, ...receiver];
  const refusals = [
    ...sender,
    ...checkReceiver('toCode', receiver.kind, receiver.key === organization.key),
    ...checkCompetence('toCode', receiver, competent),
    ...checkLegacy(input.legacy, handoverOn, today),
  ];
  return refusals.length > 0 ? refusals : receiver;
}

function sentFacts(
  { basicFacts, legacy, onBehalfOfLaw }: Asked<CaseTransfer, 'send'>,
  receiverId: number,
  due: DueTime,
  occurredAt: Temporal.Instant,
): Partial<CaseTransferFacts> {
  return {
    receiverId,
    sentToId: receiverId,
    basicFacts: basicFacts ?? null,
    legacyFiledOn: legacy?.filedOn ?? null,
    legacyClosedOn: legacy?.closedOn ?? null,
    legacyConsultation: legacy?.consultation ?? null,
    onBehalfOfLaw: onBehalfOfLaw ?? null,
    sentAt: shanghaiText(occurredAt),
    timeliness: timelinessOf(due, occurredAt),
  };
}
