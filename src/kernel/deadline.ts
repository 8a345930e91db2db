import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  endOfDay,
  shanghaiDay,
  workingDaysBetween,
  type CalendarBasis,
  type WorkingCalendar,
} from './calendar.js';

/** How long the regulation, or a policy where it is silent, gives for an act. */
export type Term =
  | { readonly kind: 'SAME_DAY' }
  | { readonly kind: 'WORKING_DAYS'; readonly count: number }
  | { readonly kind: 'CALENDAR_DAYS'; readonly count: number }
  | { readonly kind: 'ELAPSED_HOURS'; readonly count: number }
  | { readonly kind: 'ELAPSED_MINUTES'; readonly count: number };

/** Until 24:00 of the day itself, working day or not (S10). */
export const sameDay: Term = { kind: 'SAME_DAY' };

/** Until 24:00 of the count-th working day after the day itself (T4: three, A2: five). */
export function workingDays(count: number): Term {
  return { kind: 'WORKING_DAYS', count: positive(count) };
}

/**
 * Until 24:00 of the count-th day after the day itself, working days or not; where that day is not worked, until 24:00 of the next one
 * that is (Civil Code art. 201, 203; X2: three).
 */
export function calendarDays(count: number): Term {
  return { kind: 'CALENDAR_DAYS', count: positive(count) };
}

/** Hours that pass day and night, working day or not (T6: 24). */
export function elapsedHours(count: number): Term {
  return { kind: 'ELAPSED_HOURS', count: positive(count) };
}

/** Minutes that pass day and night, working day or not (U5, U6: at once). */
export function elapsedMinutes(count: number): Term {
  return { kind: 'ELAPSED_MINUTES', count: positive(count) };
}

function positive(count: number): number {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`A term of ${count} is not a term`);
  return count;
}

export interface DueTime {
  /** The first instant that is too late. */
  readonly at: Temporal.Instant;
  /** PROVISIONAL when the due time may move once an official notice is published. */
  readonly basis: CalendarBasis;
}

/** When an act is due whose term begins at `from`. */
export function dueAt(term: Term, from: Temporal.Instant, calendar: WorkingCalendar): DueTime {
  switch (term.kind) {
    case 'SAME_DAY':
      return { at: endOfDay(shanghaiDay(from)), basis: 'ANNOUNCED' };
    case 'WORKING_DAYS': {
      const { date, basis } = addWorkingDays(calendar, shanghaiDay(from), term.count);
      return { at: endOfDay(date), basis };
    }
    case 'CALENDAR_DAYS': {
      const eve = shanghaiDay(from).add({ days: term.count - 1 });
      const { date, basis } = addWorkingDays(calendar, eve, 1);
      return { at: endOfDay(date), basis };
    }
    case 'ELAPSED_HOURS':
      return { at: from.add({ hours: term.count }), basis: 'ANNOUNCED' };
    case 'ELAPSED_MINUTES':
      return { at: from.add({ minutes: term.count }), basis: 'ANNOUNCED' };
    default:
      return term satisfies never;
  }
}

/** A time during which a clock stood still. */
export interface Pause {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/**
 * When an act is due of which the clock stood still: what was lost is given back in the unit of the term, so that a term of days still ends
 * at 24:00, and one of working days at the end of a working day. Somebody who had the rest of a Friday and Monday when it stopped has the
 * rest of the day on which it goes on, and the next working day.
 */
export function dueAfterPause(
  term: Term,
  due: Temporal.Instant,
  { from, until }: Pause,
  calendar: WorkingCalendar,
): DueTime {
  const [stopped, resumed] = [shanghaiDay(from), shanghaiDay(until)];
  const lastDay = shanghaiDay(due.subtract({ nanoseconds: 1 }));
  switch (term.kind) {
    case 'ELAPSED_HOURS':
    case 'ELAPSED_MINUTES':
      return { at: due.add(from.until(until)), basis: 'ANNOUNCED' };
    case 'SAME_DAY':
      return { at: endOfDay(lastDay.add(stopped.until(resumed))), basis: 'ANNOUNCED' };
    case 'CALENDAR_DAYS': {
      const { date, basis } = addWorkingDays(calendar, lastDay.add(stopped.until(resumed)).subtract({ days: 1 }), 1);
      return { at: endOfDay(date), basis };
    }
    case 'WORKING_DAYS': {
      const { date, basis } = addWorkingDays(calendar, lastDay, workingDaysBetween(calendar, stopped, resumed));
      return { at: endOfDay(date), basis };
    }
    default:
      return term satisfies never;
  }
}

/** In time is strictly before the due time: 24:00 of the last day is the first instant that is late. */
export function isInTime(doneAt: Temporal.Instant, due: Temporal.Instant): boolean {
  return Temporal.Instant.compare(doneAt, due) < 0;
}
