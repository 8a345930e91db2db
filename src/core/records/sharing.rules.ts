import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, endOfDay, shanghaiDay, type WorkingCalendar } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Timeliness } from './record.js';

/** The clock of a record: formed on a day, due at its end (S10) or at the end of an extension (S11). */
export interface SharingClock {
  readonly formedOn: Temporal.PlainDate;
  readonly dueAt: Temporal.Instant;
}

/** S10: information is due at 24:00 in Asia/Shanghai of the day it was formed, working day or not. */
export function sharingClock(formedAt: Temporal.Instant): SharingClock {
  const formedOn = shanghaiDay(formedAt);
  return { formedOn, dueAt: endOfDay(formedOn) };
}

/** S10, S11: late is flagged, never refused. Who had no hub to share by was not late. */
export function timelinessOf(
  clock: SharingClock,
  sharedAt: Temporal.Instant,
  inServiceFrom: Temporal.PlainDate,
): Exclude<Timeliness, 'AWAITED'> {
  if (Temporal.PlainDate.compare(clock.formedOn, inServiceFrom) < 0) return 'HISTORICAL';
  if (isBefore(sharedAt, endOfDay(clock.formedOn))) return 'SAME_DAY';
  return isBefore(sharedAt, clock.dueAt) ? 'EXTENDED' : 'LATE';
}

/**
 * When a publisher says its information was formed. It cannot be formed in the future; its clock may run ahead of the
 * hub's by the tolerance.
 */
export function checkFormedAt(
  formedAt: Temporal.Instant,
  path: string,
  now: Temporal.Instant,
  toleranceSeconds: number,
): Refusal[] {
  if (isBefore(now.add({ seconds: toleranceSeconds }), formedAt)) {
    return [refusal(path, 'INVALID', '形成时间不能晚于当前时间', 'S10')];
  }
  return isBefore(formedAt, earliestFormation)
    ? [refusal(path, 'INVALID', '形成时间不能早于1949年10月1日', 'S10')]
    : [];
}

const earliestFormation = Temporal.Instant.from('1949-10-01T00:00:00+08:00');

export interface ExtensionRequest {
  readonly explanation: string;
  /** The new last day. */
  readonly until: Temporal.PlainDate;
}

/** S11: an extension needs a reason, comes before the deadline, moves it forward and stays within the policy. */
export function checkExtension(
  clock: SharingClock,
  request: ExtensionRequest,
  now: Temporal.Instant,
  calendar: WorkingCalendar,
  maximumWorkingDays: number,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isBefore(now, clock.dueAt)) {
    refusals.push(refusal('recordId', 'AFTER_DEADLINE', '共享期限已过，不能再延长；请尽快共享', 'S11'));
  }
  if (request.explanation.trim() === '') {
    refusals.push(refusal('explanation', 'REQUIRED', '延长共享期限须说明理由', 'S11'));
  }
  if (!isBefore(clock.dueAt, endOfDay(request.until))) {
    refusals.push(refusal('until', 'INVALID', '新的期限须晚于现有期限', 'S11'));
  }
  const latest = addWorkingDays(calendar, clock.formedOn, maximumWorkingDays).date;
  if (Temporal.PlainDate.compare(request.until, latest) > 0) {
    refusals.push(
      refusal('until', 'INVALID', `延长不得超过形成之日起${maximumWorkingDays}个工作日，即${latest.toString()}`, 'S11'),
    );
  }
  return refusals;
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
