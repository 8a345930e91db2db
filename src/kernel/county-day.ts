import { Temporal } from 'temporal-polyfill';

/** Everything of the hub happens in the county's time zone, whatever zone the machine is in. */
export const countyZone = 'Asia/Shanghai';

/** A day of the county during which its clocks were not changed. */
export interface CountyDay {
  readonly date: Temporal.PlainDate;
  /** `YYYY-MM-DD`. */
  readonly text: string;
  /** 00:00, and 24:00 that no longer belongs to it; milliseconds of the epoch. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** 24:00. */
  readonly end: Temporal.Instant;
  /** `+08:00`. */
  readonly offset: string;
}

/** Nearly all that is asked of a day is asked of today: what the zone's rules say of it is worked out once. */
const days = new Map<number, CountyDay>();
const mostDays = 500;
const ends = new WeakMap<Temporal.PlainDate, Temporal.Instant>();

const length = 24 * 3_600_000;
/** Where a day is looked for; that an instant lies in it is looked at in any case. */
const aheadOfUtc = 8 * 3_600_000;

/** The day on which an instant falls; null for one on which clocks were changed, and before 1970. */
export function countyDay({ epochMilliseconds }: Temporal.Instant): CountyDay | null {
  if (epochMilliseconds < 0) return null;
  const number = Math.floor((epochMilliseconds + aheadOfUtc) / length);
  const day = days.get(number) ?? workOut(number);
  return day && day.startsAt <= epochMilliseconds && epochMilliseconds < day.endsAt ? day : null;
}

function workOut(number: number): CountyDay | null {
  const noon = Temporal.Instant.fromEpochMilliseconds((number + 0.5) * length - aheadOfUtc);
  const start = noon.toZonedDateTimeISO(countyZone).startOfDay();
  const date = start.toPlainDate();
  const end = date.add({ days: 1 }).toZonedDateTime(countyZone).toInstant();
  const day = {
    date,
    text: date.toString(),
    startsAt: start.epochMilliseconds,
    endsAt: end.epochMilliseconds,
    end,
    offset: start.offset,
  };
  if (day.endsAt - day.startsAt !== length) return null;
  if (days.size >= mostDays) days.clear();
  days.set(number, day);
  ends.set(date, end);
  return day;
}

/** The day in the county on which an instant falls. */
export function shanghaiDay(instant: Temporal.Instant): Temporal.PlainDate {
  return countyDay(instant)?.date ?? instant.toZonedDateTimeISO(countyZone).toPlainDate();
}

/** 24:00 of a day in the county: the first instant that no longer belongs to it. */
export function endOfDay(date: Temporal.PlainDate): Temporal.Instant {
  const known = ends.get(date);
  if (known) return known;
  const end = date.add({ days: 1 }).toZonedDateTime(countyZone).toInstant();
  ends.set(date, end);
  return end;
}
