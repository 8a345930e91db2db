import type { CalendarBasis } from '../../kernel/calendar.js';
import type { DecidedDay } from './holiday-notice.rules.js';

/** A day as the table has it. */
export interface CalendarDayRow extends DecidedDay {
  readonly notice: string | null;
  readonly announced: boolean;
}

/** What the notice of a year arranges; before it, the holidays by law. */
export interface CalendarYear {
  readonly year: number;
  readonly basis: CalendarBasis;
  /** Null while none is published. */
  readonly notice: string | null;
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly workdays: readonly string[];
}

/** The holidays of a year out of its days. */
export function calendarYear(year: number, days: readonly (DecidedDay & Partial<CalendarDayRow>)[]): CalendarYear {
  const holidays: { name: string; from: string; to: string }[] = [];
  let before: DecidedDay | null = null;
  for (const day of days) {
    const last = holidays.at(-1);
    const name = day.working ? null : day.name;
    if (name !== null && last?.name === name && before?.working === false && before.name === name) last.to = day.day;
    else if (name !== null) holidays.push({ name, from: day.day, to: day.day });
    before = day;
  }
  const noticed = days.find(({ announced }) => announced);
  return {
    year,
    basis: noticed ? 'ANNOUNCED' : 'PROVISIONAL',
    notice: noticed?.notice ?? null,
    holidays,
    workdays: days.filter(({ working, name }) => working && name !== null).map(({ day }) => day),
  };
}
