import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { DueTime } from '../../kernel/deadline.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  isRefused,
  latestMoment,
  openProceeding,
  takeStep,
  visibleProceeding,
  type Deciding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { caseTransfer } from './case-transfer.procedure.js';
import type { Asked, CaseTransferFacts } from './case-transfer.facts.js';
import { boundaryOf } from './boundary.js';
import {
  checkCompetence,
  checkDissuadedAt,
  checkLegacy,
  checkReceiver,
  checkSender,
  timelinessOf,
} from './case-transfer.rules.js';
import { checkDiscoveryNow, discoveredFacts, discoveryStarts, titleOf, transferDue } from './discovery.js';

/** T4 to T10: sends a case, newly told or registered as discovered before. Late is flagged, never refused. */
export function sendTransfer(
  context: RequestContext,
  input: Asked<'send'>,
): Promise<ProceedingPayload<CaseTransferFacts>> {
  const { caseTransferId } = input;
  if (caseTransferId != null) return sendDiscovered(context, input, caseTransferId);
  return openProceeding(context, caseTransfer, 'send', input, async (deciding) => {
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const sending = await checkSending(deciding, input);
    const refusals = [
      ...checkDiscoveryNow(deciding, input),
      ...[sending, about ?? {}].flatMap((answer) => (isRefused(answer) ? answer : [])),
    ];
    if (refusals.length > 0 || isRefused(sending) || (about && isRefused(about))) return refusals;
    const facts = discoveredFacts(deciding, input);
    return {
      set: { ...facts, ...sentFacts(input, sending.receiverKey, transferDue(deciding, input), deciding.now) },
      title: titleOf(facts),
      aboutId: about?.key ?? null,
      starts: discoveryStarts(deciding, input),
      metAt: { dissuasion: facts.dissuadedAt === null ? null : Temporal.Instant.from(facts.dissuadedAt) },
    };
  });
}

/** The clocks have run since the discovery; what was told then stays, and only the content of the case is new. */
function sendDiscovered(
  context: RequestContext,
  input: Asked<'send'>,
  id: string,
): Promise<ProceedingPayload<CaseTransferFacts>> {
  return takeStep(context, caseTransfer, 'send', { path: 'caseTransferId', id }, input, async (deciding) => {
    const sending = await checkSending(deciding, input);
    if (isRefused(sending)) return sending;
    const { row, now } = deciding;
    const due = { at: Temporal.Instant.from(row.dueAt), basis: row.dueBasis };
    const told = checkDissuadedAt(input.dissuadedAt, Temporal.Instant.from(row.discoveredAt), latestMoment(deciding));
    if (told.length > 0) return told;
    const isDissuaded = (input.dissuasion ?? '').trim() !== '';
    const dissuadedAt = isDissuaded ? (input.dissuadedAt ?? now) : null;
    return {
      set: {
        ...sentFacts(input, sending.receiverKey, due, now),
        causeOfCase: input.causeOfCase,
        partyName: input.partyName ?? row.partyName,
        itemCode: input.itemCode ?? row.itemCode,
        ...(dissuadedAt ? { dissuasion: input.dissuasion ?? null, dissuadedAt: shanghaiText(dissuadedAt) } : {}),
      },
      title: titleOf({ causeOfCase: input.causeOfCase, partyName: input.partyName ?? row.partyName }),
      starts: { byTownship: null, byDepartment: null, urgent: null, dissuasion: null, notice: null },
      metAt: { dissuasion: dissuadedAt },
    };
  });
}

async function checkSending(
  deciding: Deciding,
  input: Asked<'send'>,
): Promise<{ readonly receiverKey: number } | readonly Refusal[]> {
  const { hub, viewer, now } = deciding;
  const { organization } = viewer;
  const today = shanghaiDay(now).toString();
  const receiver = namedOrganization(hub.organizations, input.toCode, 'toCode', today);
  const sender = checkSender(organization.kind, input.onBehalfOfLaw);
  if (isRefused(receiver)) return [...sender, ...receiver];
  const boundary = await boundaryOf(deciding, input.itemCode, receiver);
  const refusals = [
    ...sender,
    ...checkReceiver('toCode', receiver.kind, receiver.key === organization.key),
    ...checkCompetence('toCode', receiver, boundary.competent),
    ...checkLegacy(input.legacy, boundary.handoverOn, today),
  ];
  return refusals.length > 0 ? refusals : { receiverKey: receiver.key };
}

function sentFacts(
  { basicFacts, legacy, onBehalfOfLaw }: Asked<'send'>,
  receiverId: number,
  due: DueTime,
  now: Temporal.Instant,
): Partial<CaseTransferFacts> {
  return {
    receiverId,
    sentToId: receiverId,
    basicFacts: basicFacts ?? null,
    legacyFiledOn: legacy?.filedOn ?? null,
    legacyClosedOn: legacy?.closedOn ?? null,
    legacyConsultation: legacy?.consultation ?? null,
    onBehalfOfLaw: onBehalfOfLaw ?? null,
    sentAt: shanghaiText(now),
    timeliness: timelinessOf(due, now),
  };
}
