import type { Temporal } from 'temporal-polyfill';
import { countyZone } from '../../kernel/calendar.js';
import type { Random } from './random.js';

/** A moment between 8:30 and 17:30 of a day. */
export function atWork(random: Random, day: Temporal.PlainDate): Temporal.Instant {
  const minute = 8 * 60 + 30 + random.between(0, 9 * 60);
  return day
    .toZonedDateTime(countyZone)
    .add({ minutes: minute, seconds: random.between(0, 59) })
    .toInstant();
}
