import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../../kernel/calendar.js';

/** J11: one regular meeting in each half of a calendar year. */
export interface HalfYear {
  /** 2026年下半年 */
  readonly label: string;
  readonly from: Temporal.PlainDate;
  /** The first instant that no longer belongs to it. */
  readonly endsAt: Temporal.Instant;
}

export function halfYearOf(day: Temporal.PlainDate): HalfYear {
  const isFirst = day.month <= 6;
  const from = Temporal.PlainDate.from({ year: day.year, month: isFirst ? 1 : 7, day: 1 });
  return {
    label: `${day.year}年${isFirst ? '上' : '下'}半年`,
    from,
    endsAt: endOfDay(from.add({ months: 6 }).subtract({ days: 1 })),
  };
}
