import type { Temporal } from 'temporal-polyfill';
import { checkItemCode, checkNotAfter } from '../../kernel/field-check.js';
import { isInTime, type DueTime } from '../../kernel/deadline.js';
import { checkPastMoment } from '../../kernel/moment-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { TransferTimeliness } from './case-transfer.js';

/** The kinds of organization that a transfer may be sent in the name of, and to (三(一)4). */
const mayBeParty = ['TOWNSHIP', 'DEPARTMENT', 'COUNTY_GOVERNMENT'];

/** What the sender tells of a case that may be older than the handover of its item. */
export interface Legacy {
  readonly filedOn?: string | null;
  readonly closedOn?: string | null;
  readonly consultation?: string | null;
}

/** T10: in the name of a department or township, not of a body inside or below one, unless a law expressly provides. */
export function checkSender(kind: string, onBehalfOfLaw: string | null | undefined): Refusal[] {
  if (mayBeParty.includes(kind) || (onBehalfOfLaw ?? '').trim() !== '') return [];
  const message = '案件移送须以县直部门或乡镇的名义进行；法律、法规、规章另有明确规定的，须注明依据';
  return [refusal('onBehalfOfLaw', 'WRONG_PARTY', message, 'T10')];
}

/** T10 holds for the other side as well; nobody transfers to itself. */
export function checkReceiver(path: string, kind: string, isSender: boolean): Refusal[] {
  if (isSender) return [refusal(path, 'INVALID', '不能移送给本单位', 'T10')];
  return mayBeParty.includes(kind) ? [] : [refusal(path, 'WRONG_PARTY', '接收单位须为县直部门或乡镇', 'T10')];
}

/** G2: competence comes from the lists. Where they name somebody else than the receiver, the case belongs there. */
export function checkCompetence(
  path: string,
  receiver: { readonly key: number },
  listed: { readonly key: number; readonly name: string } | null,
): Refusal[] {
  return listed === null || listed.key === receiver.key
    ? []
    : [refusal(path, 'NOT_COMPETENT', `按事项清单，该事项由${listed.name}管辖`, 'G2')];
}

/**
 * Cases from before the handover of an item to a township: what was closed (T1) or filed (T2) stays with the department; of
 * anything else both sides consult first (T3). Where no list tells the day of the handover, the sender's word counts.
 */
export function checkLegacy(legacy: Legacy | null | undefined, handoverOn: string | null, today: string): Refusal[] {
  if (!legacy) return [];
  const impossible = checkLegacyDays(legacy, today);
  if (impossible.length > 0) return impossible;
  const isBefore = (day: string | null | undefined): boolean =>
    day != null && (handoverOn === null || day < handoverOn);
  if (isBefore(legacy.closedOn)) {
    return [refusal('legacy.closedOn', 'WRONG_STATE', '划转前已结案件由原办理部门归档保存，不得移送', 'T1')];
  }
  if (isBefore(legacy.filedOn)) {
    return [refusal('legacy.filedOn', 'WRONG_STATE', '划转前已立案未结的案件由原办理部门作出处理决定，不得移送', 'T2')];
  }
  return (legacy.consultation ?? '').trim() === ''
    ? [refusal('legacy.consultation', 'MISSING_MATERIAL', '历史遗留问题须先与接收单位协商并附协商记录', 'T3')]
    : [];
}

function checkLegacyDays({ filedOn, closedOn }: Legacy, today: string): Refusal[] {
  return [
    ...checkNotAfter('legacy.filedOn', filedOn, today, '立案日期不能晚于今日', 'T2'),
    ...checkNotAfter('legacy.closedOn', closedOn, today, '结案日期不能晚于今日', 'T1'),
    ...checkNotAfter('legacy.filedOn', filedOn, closedOn ?? today, '立案日期不能晚于结案日期', 'T2'),
  ].slice(0, 1);
}

export interface DiscoveryFields {
  readonly itemCode?: string | null;
  readonly causeOfCase: string;
  readonly discoveredAt: Temporal.Instant;
  readonly urgent: boolean;
  readonly urgencyReason?: string | null;
  readonly dissuadedAt?: Temporal.Instant | null;
}

/** What is told of a discovery: it lies in the past, which ends at `latest`, dissuasion comes after it, and urgency has a reason (T6). */
export function checkDiscovery(fields: DiscoveryFields, latest: Temporal.Instant): Refusal[] {
  const { causeOfCase, discoveredAt, urgent, urgencyReason, dissuadedAt } = fields;
  return [
    ...checkItemCode('itemCode', fields.itemCode),
    ...(causeOfCase.trim() === '' ? [refusal('causeOfCase', 'REQUIRED', '须填写案由', 'T9')] : []),
    ...checkPastMoment('discoveredAt', discoveredAt, { what: '发现时间', latest, rule: 'T4' }),
    ...(urgent && (urgencyReason ?? '').trim() === ''
      ? [refusal('urgencyReason', 'REQUIRED', '情况紧急须说明理由', 'T6')]
      : []),
    ...checkDissuadedAt(dissuadedAt, discoveredAt, latest),
  ];
}

/** T7: nobody is asked to stop what is not known yet. */
export function checkDissuadedAt(
  at: Temporal.Instant | null | undefined,
  discoveredAt: Temporal.Instant,
  latest: Temporal.Instant,
): Refusal[] {
  return checkPastMoment('dissuadedAt', at, {
    what: '劝阻时间',
    latest,
    after: { what: '发现时间', at: discoveredAt },
    rule: 'T7',
  });
}

/** Late transfers are accepted and flagged (T4, T5, T6). */
export function timelinessOf(due: DueTime, sentAt: Temporal.Instant): TransferTimeliness {
  return isInTime(sentAt, due.at) ? 'IN_TIME' : 'LATE';
}
