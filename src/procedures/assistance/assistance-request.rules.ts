import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../kernel/calendar.js';
import { isInTime } from '../../kernel/deadline.js';
import { checkPastMoment } from '../../kernel/moment-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** Who enforces and may need a department's help. */
const mayRequest = ['TOWNSHIP', 'DEPARTMENT'];

/** A1: those who enforce ask. */
export function checkRequester(kind: string): Refusal[] {
  return mayRequest.includes(kind) ? [] : [refusal([], 'WRONG_PARTY', '执法协助由乡镇或县直部门请求', 'A1')];
}

/** A1: departments are asked. */
export function checkRecipient(path: string, kind: string): Refusal[] {
  return kind === 'DEPARTMENT' ? [] : [refusal(path, 'WRONG_PARTY', '执法协助由县直部门提供', 'A1')];
}

/** A1: those who enforce ask, and departments are asked; nobody asks itself. */
export function checkSides(requesterKind: string, recipientKind: string, isSelf: boolean): Refusal[] {
  return [
    ...checkRequester(requesterKind),
    ...checkRecipient('toCode', recipientKind),
    ...(isSelf ? [refusal('toCode', 'INVALID', '不能请求本单位协助', 'A1')] : []),
  ];
}

export interface NeedFields {
  readonly matter: string;
  readonly neededSince?: Temporal.Instant | null;
  readonly urgent: boolean;
  readonly evidenceAtRisk: boolean;
  readonly onSiteReason?: string | null;
}

/** What is told of a need: it has a matter and lies in the past (A1); who calls officers to the site says why (A3). */
export function checkNeed(fields: NeedFields, latest: Temporal.Instant): Refusal[] {
  const { matter, neededSince, urgent, evidenceAtRisk, onSiteReason } = fields;
  return [
    ...(matter.trim() === '' ? [refusal('matter', 'REQUIRED', '须填写需认定的违法事项', 'A1')] : []),
    ...checkPastMoment('neededSince', neededSince, { what: '发现需要协助的时间', latest, rule: 'A1' }),
    ...((urgent || evidenceAtRisk) && (onSiteReason ?? '').trim() === ''
      ? [refusal('onSiteReason', 'REQUIRED', '情况紧急或证据可能灭失的须说明理由', 'A3')]
      : []),
  ];
}

/** The bounds of an extension: the present due time, and the last day to which it may go. */
export interface ExtensionBounds {
  readonly dueAt: Temporal.Instant;
  readonly latest: Temporal.PlainDate;
  readonly maximumWorkingDays: number;
}

/** A4: the requester is told beforehand: after expiry there is nothing to extend; suitably: within the county's policy. */
export function checkAssistanceExtension(
  { dueAt, latest, maximumWorkingDays }: ExtensionBounds,
  until: Temporal.PlainDate | null,
  now: Temporal.Instant,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isInTime(now, dueAt)) {
    const message = '期限已过，不能再延长：延长须事先告知；请尽快出具意见';
    refusals.push(refusal('assistanceRequestId', 'AFTER_DEADLINE', message, 'A4'));
  }
  if (until && Temporal.Instant.compare(endOfDay(until), dueAt) <= 0) {
    refusals.push(refusal('until', 'INVALID', '新的期限须晚于现有期限', 'A4'));
  }
  if (until && Temporal.PlainDate.compare(until, latest) > 0) {
    const message = `延长不得超过原期限届满后${maximumWorkingDays}个工作日，即${latest.toString()}`;
    refusals.push(refusal('until', 'INVALID', message, 'A4'));
  }
  return refusals;
}
