import { Temporal } from 'temporal-polyfill';
import { countyZone, shanghaiDay, type WorkingCalendar } from '../../kernel/calendar.js';
import type { OfficeHours } from '../../kernel/office-hours.js';

/** When nothing is sent, in minutes after 0:00: from one time to another, over midnight where it ends before it begins. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What says when a message may go. */
export interface SendingTimes {
  readonly calendar: WorkingCalendar;
  /** On working days. */
  readonly office: OfficeHours;
  /** Outside of which nobody is told, whatever they have chosen. */
  readonly daytime: OfficeHours;
  /** When a digest goes, in minutes after 0:00. */
  readonly digest: number;
  /** Null: outside of office hours. */
  readonly quiet: QuietHours | null;
}

const wholeDay = 24 * 60;
/** No calendar has so many days off one after another: whoever meets one is told at once rather than never. */
const mostDays = 400;

/** Parts of a working day in which a message may go, in minutes; none where what is quiet leaves none. */
export function sendingWindows({ office, daytime, quiet }: Omit<SendingTimes, 'calendar' | 'digest'>): OfficeHours[] {
  if (quiet === null) return [office];
  const { from, to } = quiet;
  const loud =
    from <= to
      ? [
          { opens: 0, closes: from },
          { opens: to, closes: wholeDay },
        ]
      : [{ opens: to, closes: from }];
  return loud
    .map(({ opens, closes }) => ({
      opens: Math.max(opens, daytime.opens),
      closes: Math.min(closes, daytime.closes),
    }))
    .filter(({ opens, closes }) => opens < closes);
}

/**
 * When something that is to be told now is sent: at once, at the end of the quiet hours, and after days off when offices open. Never at night,
 * never on a day off.
 */
export function sentAt(times: SendingTimes, now: Temporal.Instant): Temporal.Instant {
  const windows = windowsOr(times);
  const today = shanghaiDay(now);
  let isAfterDaysOff = false;
  for (let ahead = 0; ahead < mostDays; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!times.calendar.day(day).working) isAfterDaysOff = true;
    else {
      const opening = isAfterDaysOff ? times.office.opens : 0;
      const at = firstWithin(windows, day, now, opening) ?? firstWithin(windows, day, now, 0);
      if (at) return at;
    }
  }
  return now;
}

/** When the digest goes that is to tell it: the next one from now on. */
export function digestAt(times: SendingTimes, now: Temporal.Instant): Temporal.Instant {
  const windows = windowsOr(times);
  const today = shanghaiDay(now);
  for (let ahead = 0; ahead < mostDays; ahead += 1) {
    const day = today.add({ days: ahead });
    const isOver = ahead === 0 && Temporal.Instant.compare(atMinute(day, times.digest), now) < 0;
    if (isOver || !times.calendar.day(day).working) continue;
    const at = firstWithin(windows, day, now, times.digest);
    if (at) return at;
  }
  return sentAt(times, now);
}

/** Quiet hours that leave nothing are refused; of some that policies have overtaken, office hours are left. */
function windowsOr(times: SendingTimes): readonly OfficeHours[] {
  const windows = sendingWindows(times);
  return windows.length > 0 ? windows : [times.office];
}

/** The first moment of a day within the windows, not before now and not before a minute of the day. */
function firstWithin(
  windows: readonly OfficeHours[],
  day: Temporal.PlainDate,
  now: Temporal.Instant,
  minute: number,
): Temporal.Instant | null {
  for (const { opens, closes } of windows) {
    const from = atMinute(day, Math.max(opens, minute));
    const first = Temporal.Instant.compare(from, now) < 0 ? now : from;
    if (Temporal.Instant.compare(first, atMinute(day, closes)) < 0) return first;
  }
  return null;
}

function atMinute(day: Temporal.PlainDate, minute: number): Temporal.Instant {
  return day.toZonedDateTime(countyZone).toInstant().add({ minutes: minute });
}
