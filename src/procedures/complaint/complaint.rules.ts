import type { Temporal } from 'temporal-polyfill';
import { checkItemCode } from '../../kernel/field-check.js';
import { checkPastMoment } from '../../kernel/moment-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** The kinds of organization that a complaint may be handed over to: those that enforce. */
const mayHandle = ['TOWNSHIP', 'DEPARTMENT', 'COUNTY_GOVERNMENT'];

interface Named {
  readonly key: number;
  readonly name: string;
  readonly kind: string;
}

/** What is told of a complaint when it is registered: received before now, and without an item no list can be asked. */
export function checkRegistration(
  { itemCode, receivedAt }: { readonly itemCode?: string | null; readonly receivedAt: Temporal.Instant },
  latest: Temporal.Instant,
): Refusal[] {
  return [
    ...checkItemCode('itemCode', itemCode),
    ...checkPastMoment('receivedAt', receivedAt, { what: '收到时间', latest, rule: 'C2' }),
  ];
}

/**
 * Where the lists say who is competent (G2), verification ends accordingly: only that organization files (C4) or finds that there is
 * no violation and replies directly (C3), and it does not pass on what is its own (C5).
 */
export function checkConclusion(
  outcome: 'VIOLATION' | 'NO_VIOLATION' | 'NO_JURISDICTION',
  handler: Named,
  listed: Named | null,
): Refusal[] {
  if (!listed) return [];
  const isOwn = listed.key === handler.key;
  if (outcome === 'NO_JURISDICTION') {
    return isOwn ? [refusal('outcome', 'NOT_COMPETENT', '按事项清单，该事项由本单位管辖，不得移交', 'C5')] : [];
  }
  if (isOwn) return [];
  const rule = outcome === 'NO_VIOLATION' ? 'C3' : 'C4';
  const message = `按事项清单，该事项由${listed.name}管辖，应由其核实处理；请告知或移交`;
  return [refusal('outcome', 'NOT_COMPETENT', message, rule)];
}

/** T6 holds for complaints as well (C5): urgency has a reason. */
export function checkUrgency(urgent: boolean, reason: string | null | undefined): Refusal[] {
  return urgent && (reason ?? '').trim() === ''
    ? [refusal('urgencyReason', 'REQUIRED', '情况紧急须说明理由', 'C5')]
    : [];
}

/** C7, C8: a department informs a township; a township hands over what is not its own. */
export function checkInforming(informer: Named, township: Named, listed: Named | null): Refusal[] {
  if (informer.kind === 'TOWNSHIP') {
    return [refusal('complaintId', 'WRONG_PARTY', '告知乡镇由各职能部门办理；乡镇之间请办理移交', 'C8')];
  }
  if (township.kind !== 'TOWNSHIP') {
    return [refusal('townshipCode', 'WRONG_PARTY', '须告知有管辖权的乡镇', 'C8')];
  }
  return checkCompetent('townshipCode', township, listed);
}

/** C5: to an organization that enforces, not to oneself, and to the one that the lists name. */
export function checkHandingOver(from: Named, to: Named, listed: Named | null): Refusal[] {
  if (to.key === from.key) return [refusal('toCode', 'INVALID', '不能移交给本单位', 'C5')];
  if (!mayHandle.includes(to.kind)) {
    return [refusal('toCode', 'WRONG_PARTY', '须移交有管辖权的县直部门或乡镇', 'C5')];
  }
  return checkCompetent('toCode', to, listed);
}

function checkCompetent(path: string, receiver: Named, listed: Named | null): Refusal[] {
  return listed === null || listed.key === receiver.key
    ? []
    : [refusal(path, 'NOT_COMPETENT', `按事项清单，该事项由${listed.name}管辖`, 'G2')];
}

/** C7: the complainant was told before now, of a complaint that was there; who complained without a name cannot be told. */
export function checkTold(
  anonymous: boolean,
  toldAt: Temporal.Instant | null | undefined,
  receivedAt: Temporal.Instant,
  latest: Temporal.Instant,
): Refusal[] {
  if (!toldAt) return [];
  if (anonymous) return [refusal('complainantToldAt', 'INVALID', '匿名投诉举报无从告知，请勿填写告知时间', 'C7')];
  return checkPastMoment('complainantToldAt', toldAt, {
    what: '告知时间',
    latest,
    after: { what: '收到时间', at: receivedAt },
    rule: 'C7',
  });
}

interface GivenMaterial {
  readonly kind: string;
  readonly name: string;
  readonly contentId?: string | null;
}

/**
 * C10: what the complainant gave in writing goes with the complaint. Uploaded material comes to the new party by itself; each paper
 * must be listed as handed over, under its own name.
 */
export function checkPapers(standing: readonly GivenMaterial[], given: readonly GivenMaterial[]): Refusal[] {
  const listed = new Set(given.filter(({ kind }) => kind === 'HANDED_OVER_PAPER').map(({ name }) => name.trim()));
  const papers = [...standing, ...given].filter(
    ({ kind, contentId }) => kind === 'COMPLAINANT_MATERIAL' && contentId == null,
  );
  const missing = [...new Set(papers.map(({ name }) => name.trim()))].filter((name) => !listed.has(name));
  return missing.map((name) => refusal('materials', 'MISSING_MATERIAL', `须一并移交书面材料“${name}”`, 'C10'));
}

/** What of another proceeding shows that it is the transfer of this complaint. */
export interface LinkedTransfer {
  readonly procedure: string;
  readonly aboutId: string | null;
  readonly audience: readonly number[];
  readonly sentAt?: string | null;
}

/** C5: the transfer that goes with a handover is about this complaint and was sent to the same organization. */
export function checkTransfer(transfer: LinkedTransfer, complaintKey: string, receiverKey: number): Refusal[] {
  const { procedure, aboutId, sentAt, audience } = transfer;
  if (procedure !== 'CASE_TRANSFER' || aboutId !== complaintKey) {
    return [refusal('caseTransferId', 'INVALID', '该案件移送不是由此件投诉举报而来', 'C5')];
  }
  return sentAt == null || !audience.includes(receiverKey)
    ? [refusal('caseTransferId', 'WRONG_STATE', '该案件移送尚未移送给此接收单位', 'C5')]
    : [];
}

/** C13: a township that was informed by a department tells it the result before closing. */
export function checkFedBack(informerId: number | null, feedbackAt: string | null): Refusal[] {
  return informerId !== null && feedbackAt === null
    ? [refusal('complaintId', 'WRONG_STATE', '尚未向告知的部门反馈处理结果，不能办结', 'C13')]
    : [];
}
