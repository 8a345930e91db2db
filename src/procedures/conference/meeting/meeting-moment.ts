import { Temporal } from 'temporal-polyfill';
import { countyZone } from '../../../kernel/calendar.js';
import { dayText } from '../../../kernel/day-text.js';

/** 2026年12月10日9时30分 */
export function momentText(instant: string): string {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(countyZone);
  return `${dayText(instant)}${hour}时${minute === 0 ? '' : `${minute}分`}`;
}
