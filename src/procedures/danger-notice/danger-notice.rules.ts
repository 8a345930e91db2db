import { Temporal } from 'temporal-polyfill';
import { isInTime } from '../../kernel/deadline.js';
import { checkPastMoment } from '../../kernel/moment-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

const mayEnforce = ['TOWNSHIP', 'DEPARTMENT'];

/** U5: found by a township or department, and under another one. */
export function checkNotified(
  path: string,
  finder: { readonly key: number; readonly kind: string },
  notified: { readonly key: number; readonly kind: string },
): Refusal[] {
  return [
    ...(mayEnforce.includes(finder.kind) ? [] : [refusal([], 'WRONG_PARTY', '由执法中发现的乡镇或部门通知', 'U5')]),
    ...(mayEnforce.includes(notified.kind) ? [] : [refusal(path, 'WRONG_PARTY', '被通知单位须为部门或乡镇', 'U5')]),
    ...(finder.key === notified.key ? [refusal(path, 'INVALID', '不能通知本单位', 'U5')] : []),
  ];
}

/** U5: the clock begins with the discovery, which lies in the past. */
export function checkDiscoveredAt(at: Temporal.Instant, latest: Temporal.Instant): Refusal[] {
  return checkPastMoment('discoveredAt', at, { what: '发现时间', latest, rule: 'U5' });
}

interface DispatchState {
  readonly state: string;
  readonly dispatchDueAt: string;
}

/**
 * U7: whoever refuses and gives no reasons is reported to the county government, and so is whoever has sent nobody and said nothing
 * when the time to send officers is over.
 */
export function isToBeReported({ state, dispatchDueAt }: DispatchState, now: Temporal.Instant): boolean {
  return state === 'REFUSED' || (state === 'NOTIFIED' && !isInTime(now, Temporal.Instant.from(dispatchDueAt)));
}

/** U7: not while there is still time to send officers. */
export function checkReport(path: string, standing: DispatchState, now: Temporal.Instant): Refusal[] {
  return isToBeReported(standing, now)
    ? []
    : [refusal(path, 'WRONG_STATE', '派员期限未到，被通知单位也未拒绝，尚不应向县政府报告', 'U7')];
}

/** U7: whoever records that others refuse says how they did. */
export function checkRefusal(isOwn: boolean, note: string | null | undefined): Refusal[] {
  return isOwn || (note ?? '').trim() !== ''
    ? []
    : [refusal('note', 'REQUIRED', '记录对方拒不处理的，须说明对方如何答复', 'U7')];
}

/** U6: officers are sent after the notice and not in the future. */
export function checkDispatchedAt(
  at: Temporal.Instant,
  notifiedAt: Temporal.Instant,
  now: Temporal.Instant,
): Refusal[] {
  const isBetween = Temporal.Instant.compare(notifiedAt, at) <= 0 && Temporal.Instant.compare(at, now) <= 0;
  return isBetween ? [] : [refusal('dispatchedAt', 'INVALID', '派员时间须在接到通知之后、当前时间之前', 'U6')];
}
