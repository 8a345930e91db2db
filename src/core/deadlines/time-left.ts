import { Temporal } from 'temporal-polyfill';
import { shanghaiDay, workingDaysBetween, type WorkingCalendar } from '../../kernel/calendar.js';
import { isInTime } from '../../kernel/deadline.js';

/** How long somebody has yet, or how long ago a deadline passed. */
export interface TimeLeft {
  readonly overdue: boolean;
  /** Whole minutes, never negative. */
  readonly minutes: number;
  /** ISO 8601, in days of 24 hours, hours and minutes. */
  readonly duration: string;
  /** Working days after today up to the last day that is in time; after that day up to today when it is over. */
  readonly workingDays: number;
}

export function timeLeft(dueAt: string, now: Temporal.Instant, calendar: WorkingCalendar): TimeLeft {
  const due = Temporal.Instant.from(dueAt);
  const overdue = !isInTime(now, due);
  const minutes = Math.floor(Math.abs(due.since(now).total('minutes')));
  const today = shanghaiDay(now);
  // 24:00 of a day is the first instant that is too late, and of the next day.
  const lastDay = shanghaiDay(due.subtract({ nanoseconds: 1 }));
  const [from, to] = overdue ? [lastDay, today] : [today, lastDay];
  return {
    overdue,
    minutes,
    duration: Temporal.Duration.from({ minutes }).round({ largestUnit: 'days' }).toString(),
    workingDays: workingDaysBetween(calendar, from, to),
  };
}
