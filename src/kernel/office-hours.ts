import { Temporal } from 'temporal-polyfill';
import { countyZone, shanghaiDay, type WorkingCalendar } from './calendar.js';

/** When offices work on a working day, in minutes after 0:00. */
export interface OfficeHours {
  readonly opens: number;
  readonly closes: number;
}

const minute = 60_000;

/** The moment after which so many hours of office time are left until another: nobody is reminded at night of what ends at night. */
export function officeTimeBefore(
  calendar: WorkingCalendar,
  office: OfficeHours,
  due: Temporal.Instant,
  hours: number,
): Temporal.Instant {
  let left = hours * 60 * minute;
  for (let day = shanghaiDay(due); ; day = day.subtract({ days: 1 })) {
    const { opens, closes } = officeOn(calendar, office, day);
    const end = Math.min(closes, due.epochMilliseconds);
    if (end - opens >= left) return Temporal.Instant.fromEpochMilliseconds(end - left);
    left -= Math.max(0, end - opens);
  }
}

/**
 * The last moment until which no more than so many hours of office time pass from another: what ends by then has its last hours. Where they
 * end as an office closes, it opens again. While offices are closed the last one lies before: what ends then is reminded of as they open.
 */
export function officeTimeAfter(
  calendar: WorkingCalendar,
  office: OfficeHours,
  from: Temporal.Instant,
  hours: number,
): Temporal.Instant {
  const now = from.epochMilliseconds;
  const atFirst = officeOn(calendar, office, shanghaiDay(from));
  const isOpen = atFirst.opens <= now && now < atFirst.closes;
  let left = hours * 60 * minute;
  for (let day = shanghaiDay(from); ; day = day.add({ days: 1 })) {
    const { opens, closes } = officeOn(calendar, office, day);
    const begin = Math.max(opens, now);
    const end = begin + left - (isOpen ? 0 : 1);
    if (end < closes) return Temporal.Instant.fromEpochMilliseconds(end);
    left -= Math.max(0, closes - begin);
  }
}

/** The office time of a day; a day off has none, wherever it is looked for. */
function officeOn(
  calendar: WorkingCalendar,
  { opens, closes }: OfficeHours,
  day: Temporal.PlainDate,
): { readonly opens: number; readonly closes: number } {
  const midnight = day.toZonedDateTime(countyZone).epochMilliseconds;
  if (!calendar.day(day).working) return { opens: Infinity, closes: -Infinity };
  return { opens: midnight + opens * minute, closes: midnight + closes * minute };
}
