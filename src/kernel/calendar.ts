import type { Temporal } from 'temporal-polyfill';

export { countyZone, endOfDay, shanghaiDay } from './county-day.js';

/** ANNOUNCED: the State Council has published the arrangement; PROVISIONAL: it has not, and may still change the answer. */
export type CalendarBasis = 'ANNOUNCED' | 'PROVISIONAL';

export interface CalendarDay {
  readonly date: Temporal.PlainDate;
  readonly working: boolean;
  readonly basis: CalendarBasis;
}

/** Which days are worked; knows an answer for every day. */
export interface WorkingCalendar {
  day(date: Temporal.PlainDate): CalendarDay;
}

export interface KnownDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly working: boolean;
  /** False for an expectation that an official notice has yet to confirm. */
  readonly announced: boolean;
}

/** A calendar of known days; on any other day weekends are assumed off, provisionally. */
export function workingCalendar(days: Iterable<KnownDay>): WorkingCalendar {
  const known = new Map<string, KnownDay>();
  for (const day of days) known.set(day.day, day);
  return {
    day(date) {
      const { working, announced } = known.get(date.toString()) ?? { working: date.dayOfWeek <= 5, announced: false };
      return { date, working, basis: announced ? 'ANNOUNCED' : 'PROVISIONAL' };
    },
  };
}

export interface WorkingDayAnswer {
  readonly date: Temporal.PlainDate;
  readonly basis: CalendarBasis;
}

/**
 * The n-th working day after `from`, which itself does not count; a negative n counts backwards (J12: five working days
 * before the meeting). PROVISIONAL when any day on the way is.
 * @throws RangeError when n is not a whole number
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Temporal.PlainDate, n: number): WorkingDayAnswer {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is not a number of working days`);
  const step = { days: Math.sign(n) };
  let date = from;
  let basis: CalendarBasis = 'ANNOUNCED';
  for (let left = Math.abs(n); left > 0;) {
    date = date.add(step);
    const day = calendar.day(date);
    if (day.basis === 'PROVISIONAL') basis = 'PROVISIONAL';
    if (day.working) left -= 1;
  }
  return { date, basis };
}

/** How many working days lie after one day, up to another. */
export function workingDaysBetween(
  calendar: WorkingCalendar,
  after: Temporal.PlainDate,
  upTo: Temporal.PlainDate,
): number {
  let count = 0;
  for (let ahead = after.until(upTo).days; ahead > 0; ahead -= 1) {
    if (calendar.day(after.add({ days: ahead })).working) count += 1;
  }
  return count;
}
