import { Temporal } from 'temporal-polyfill';
import { countyZone } from '../../kernel/county-day.js';
import { WrongUse } from './exit-code.js';

/** The moment at which a day of the county is over, RFC 3339. */
export function endOfDay(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw wrong(day);
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' })
      .add({ days: 1 })
      .toZonedDateTime(countyZone)
      .toInstant()
      .toString();
  } catch {
    throw wrong(day);
  }
}

function wrong(day: string): WrongUse {
  return new WrongUse(`--expires 须为 YYYY-MM-DD 日期：${day} (not a day)`);
}
