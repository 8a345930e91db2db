import { Temporal } from 'temporal-polyfill';
import { countyZone, type WorkingCalendar } from '../../kernel/calendar.js';
import type { ScheduledTable, TablePeriod } from './scheduled-table.js';

/** What was missed while no node ran is made up for, at most so far back. */
const mostMissed = 31;

/**
 * The days of the schedule for which a table is to be written by now, the oldest first: those after the one that was written last, or the
 * newest alone where none was.
 */
export function dueDays(
  { every, at }: Pick<ScheduledTable, 'every' | 'at'>,
  lastWritten: string | null,
  now: Temporal.Instant,
  calendar: WorkingCalendar,
): string[] {
  const local = now.toZonedDateTimeISO(countyZone);
  const isTime = Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(at)) >= 0;
  const days: string[] = [];
  let day = isTime ? local.toPlainDate() : local.toPlainDate().subtract({ days: 1 });
  // The rarest rhythm has a day in every 31.
  for (let back = 0; back < mostMissed; back += 1, day = day.subtract({ days: 1 })) {
    if (lastWritten !== null && day.toString() <= lastWritten) break;
    if (!isOn(every, day, calendar)) continue;
    days.unshift(day.toString());
    if (lastWritten === null) break;
  }
  return days;
}

function isOn(every: ScheduledTable['every'], day: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  switch (every) {
    case 'DAY':
      return true;
    case 'WORKING_DAY':
      return calendar.day(day).working;
    case 'WEEK':
      return day.dayOfWeek === 1;
    case 'MONTH':
      return day.day === 1;
    default:
      return every satisfies never;
  }
}

/** First and last day of what a table of a day of the schedule is about. */
export function periodOf(period: TablePeriod, day: string): { readonly from: string; readonly to: string } {
  const on = Temporal.PlainDate.from(day);
  const before = on.subtract({ days: 1 });
  if (period === 'MONTH') {
    const month = on.subtract({ months: 1 });
    return { from: month.with({ day: 1 }).toString(), to: month.with({ day: month.daysInMonth }).toString() };
  }
  // On the first of January the year that has ended.
  const from = period === 'YEAR' ? before.with({ month: 1, day: 1 }) : on.subtract({ days: period.days });
  return { from: from.toString(), to: before.toString() };
}
