import { createRequire } from 'node:module';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { KnownDay } from '../../kernel/calendar.js';
import { announcedYears, noticeOn } from './notices.js';

export interface AnnouncedDay extends KnownDay {
  /** The Chinese name of the holiday, or of the one a worked weekend makes up for; null for any other day. */
  readonly name: string | null;
  readonly notice: string | null;
}

/** `YYYY-MM-DD` → `English name,Chinese name,days`. */
const table = z.record(z.string(), z.string());
const tables = z.object({ holidays: table, workdays: table });

/**
 * Every day of the years whose notices are published. The library's functions go through Date and are wrong west of
 * Greenwich; its tables are keyed by day and right everywhere, so only they are read. They are silent on other years.
 */
export function announcedDays(): AnnouncedDay[] {
  // Not an import: the compiler would drop the attribute that Node wants on an import of JSON.
  const require = createRequire(import.meta.url);
  const { holidays, workdays } = tables.parse(require('chinese-days/dist/chinese-days.json'));
  return announcedYears.flatMap(daysOf).map((date) => {
    const day = date.toString();
    const holiday = holidays[day];
    const workday = workdays[day];
    const notice = noticeOn(day);
    return {
      day,
      working: workday !== undefined || (holiday === undefined && date.dayOfWeek <= 5),
      name: (holiday ?? workday)?.split(',')[1] ?? null,
      notice,
      announced: notice !== null,
    };
  });
}

function daysOf(year: number): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return Array.from({ length: first.daysInYear }, (_, index) => first.add({ days: index }));
}
