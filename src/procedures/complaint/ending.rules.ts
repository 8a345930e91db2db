import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../kernel/calendar.js';
import { isInTime } from '../../kernel/deadline.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** What of another proceeding shows that a complaint can be handled with it. */
export interface Earlier {
  readonly key: string;
  readonly procedure: string;
  readonly handlerId: number;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

/** C2: a repeated complaint is handled with the one before, by the same organization, while that one is open. */
export function checkMerging(
  earlier: Earlier,
  own: { readonly key: string; readonly openedAt: string },
  handler: number,
): Refusal[] {
  if (earlier.procedure !== 'COMPLAINT') return wrong('须为另一件投诉举报');
  if (earlier.key === own.key) return wrong('不能并入自身');
  if (earlier.handlerId !== handler) return wrong('只能并入本单位办理的投诉举报');
  if (Temporal.Instant.compare(earlier.openedAt, own.openedAt) > 0) return wrong('须并入在先登记的投诉举报');
  return earlier.closedAt === null
    ? []
    : [refusal('earlierId', 'WRONG_STATE', '在先的投诉举报已结束；重复的可说明理由不予受理', 'C2')];
}

const wrong = (message: string): Refusal[] => [refusal('earlierId', 'INVALID', message, 'C2')];

/** Nobody withdraws for a complainant whom nobody knows. */
export function checkWithdrawal(anonymous: boolean): Refusal[] {
  return anonymous ? [refusal('complaintId', 'WRONG_STATE', '匿名投诉举报无从确认由投诉举报人撤回', 'C2')] : [];
}

/** C5: outside of the hub goes what is nobody's within it: neither by the lists nor by the name of the body. */
export function checkOutside(
  bodyName: string,
  organizations: readonly { readonly name: string }[],
  listed: { readonly name: string } | null,
): Refusal[] {
  if (listed) return [refusal('bodyName', 'NOT_COMPETENT', `按事项清单，该事项由${listed.name}管辖，请移交`, 'G2')];
  return organizations.some(({ name }) => name === bodyName.trim())
    ? [refusal('bodyName', 'INVALID', '该单位在平台内，请告知或移交', 'C5')]
    : [];
}

/** The time of a filed case as it runs. */
export interface DecisionTime {
  readonly dueAt: Temporal.Instant;
  /** The last day to which it may be extended. */
  readonly latest: Temporal.PlainDate;
}

/** C4: more time is approved before it is over, is more than there is, and no more than the policy gives. */
export function checkExtension(
  day: Temporal.PlainDate,
  { dueAt, latest }: DecisionTime,
  now: Temporal.Instant,
): Refusal[] {
  if (!isInTime(now, dueAt)) {
    return [refusal('complaintId', 'WRONG_STATE', '办理期限已届满，不能延长', 'C4')];
  }
  if (Temporal.Instant.compare(endOfDay(day), dueAt) <= 0) {
    return [refusal('until', 'INVALID', '新的期限须晚于现在的期限', 'C4')];
  }
  return Temporal.PlainDate.compare(day, latest) > 0
    ? [refusal('until', 'INVALID', `至迟可延长至${latest.toString()}`, 'C4')]
    : [];
}
