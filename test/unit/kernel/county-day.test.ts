import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { countyDay, countyZone, endOfDay, shanghaiDay } from '../../../src/kernel/county-day.js';
import { shanghaiText } from '../../../src/kernel/instant-text.js';

/** Around midnights of days on which the zone's clocks were changed, and of all others. */
const instants = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -2_300_000_000_000_000n, max: 9_000_000_000_000_000n }),
      fc.constantFrom('1901-01-01', '1940-06-01', '1986-05-04', '1986-09-14', '1991-04-14', '1991-09-15').map(midnight),
      fc
        .integer({ min: -10_000, max: 40_000 })
        .map((days) => midnight(Temporal.PlainDate.from('1990-01-01').add({ days }))),
    ),
    fc.integer({ min: -4_000_000, max: 4_000_000 }),
  )
  .map(([microseconds, around]) => Temporal.Instant.fromEpochNanoseconds((microseconds + BigInt(around)) * 1000n + 7n));

function midnight(day: string | Temporal.PlainDate): bigint {
  return Temporal.PlainDate.from(day).toZonedDateTime(countyZone).toInstant().epochNanoseconds / 1000n;
}

test('[S10] the day of an instant, its end and its text are what the rules of the zone say, known before or not', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const zoned = instant.toZonedDateTimeISO(countyZone);
      const day = shanghaiDay(instant);
      expect(day.toString()).toBe(zoned.toPlainDate().toString());
      expect(endOfDay(day).toString()).toBe(
        zoned.toPlainDate().add({ days: 1 }).toZonedDateTime(countyZone).toInstant().toString(),
      );
      const rounded = instant.round({ smallestUnit: 'microsecond', roundingMode: 'trunc' });
      expect(shanghaiText(instant)).toBe(rounded.toString({ timeZone: countyZone }));
    }),
    { numRuns: 3000 },
  );
});

test('a day on which clocks were changed is not one of those that are kept', () => {
  expect(countyDay(Temporal.Instant.from('1986-05-04T12:00:00+09:00'))).toBeNull();
  expect(countyDay(Temporal.Instant.from('2026-11-30T12:00:00+08:00'))?.offset).toBe('+08:00');
});
