import { Temporal } from 'temporal-polyfill';
import { workingCalendar, type WorkingCalendar } from '../../../src/kernel/calendar.js';

/** The days from `first` to `last` as a notice arranges them: weekends are off but where it says otherwise. */
export function arrangement(
  first: string,
  last: string,
  { off = [], worked = [] }: { off?: readonly string[]; worked?: readonly string[] } = {},
): WorkingCalendar {
  const start = Temporal.PlainDate.from(first);
  const days = Array.from({ length: start.until(last).days + 1 }, (_, index) => start.add({ days: index }));
  return workingCalendar(
    days.map((date) => {
      const day = date.toString();
      const working = worked.includes(day) || (date.dayOfWeek <= 5 && !off.includes(day));
      return { day, working, announced: true };
    }),
  );
}
