import { Temporal } from 'temporal-polyfill';
import { countyZone } from './calendar.js';

/**
 * The days that anything sent to the hub may name. There is nothing of this county's government before the republic; the far end leaves a
 * plan, a term of office or a validity more than a century and keeps every sum of days and every year it leads to within four digits.
 */
export const earliestDay = '1949-10-01';
export const latestDay = '2200-12-31';

/** What is wrong with a day or an instant beyond them, in words for whoever wrote it. */
export const beyondTime = '须为1949年10月1日至2200年12月31日之间（北京时间）';

/** Years that lie within, in part at least. */
export const earliestYear = 1949;
export const latestYear = 2200;

/** Days are `YYYY-MM-DD`, which compare as text. */
export function isDayWithin(day: string): boolean {
  return day >= earliestDay && day <= latestDay;
}

const begins = startOf(Temporal.PlainDate.from(earliestDay));
const ends = startOf(Temporal.PlainDate.from(latestDay).add({ days: 1 }));

export function isInstantWithin(instant: Temporal.Instant): boolean {
  return Temporal.Instant.compare(begins, instant) <= 0 && Temporal.Instant.compare(instant, ends) < 0;
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(countyZone).toInstant();
}
