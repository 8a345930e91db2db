import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { shanghaiText, toldInstant } from '../../../src/kernel/instant-text.js';
import { rfc3339 } from '../../../src/platform/database/row.js';

describe('[connect D15] an instant is told with exactly three digits of a second, at +08:00', () => {
  test.each([
    ['2026-11-23T09:00:00+08:00', '2026-11-23T09:00:00.000+08:00'],
    ['2026-11-23T09:00:41.73+08:00', '2026-11-23T09:00:41.730+08:00'],
    ['2026-11-23T09:00:41.043+08:00', '2026-11-23T09:00:41.043+08:00'],
    // Cut off, not rounded: what is told is never later than what is kept.
    ['2026-11-23T23:59:59.999999+08:00', '2026-11-23T23:59:59.999+08:00'],
    // The summer time of 1986 to 1991, and the local mean time before 1901, as PostgreSQL writes them.
    ['1988-06-01T03:30:00+09:00', '1988-06-01T02:30:00.000+08:00'],
    ['1900-01-01T00:05:43+08:05:43', '1900-01-01T00:00:00.000+08:00'],
    ['1900-06-01T00:00:00.5+08:05:43', '1900-05-31T23:54:17.500+08:00'],
    ['2026-11-23T01:00:00Z', '2026-11-23T09:00:00.000+08:00'],
    ['2026-11-23T06:45:00+05:45', '2026-11-23T09:00:00.000+08:00'],
    // RFC 3339 ends with the year 9999.
    ['10000-01-05T00:00:00+08:00', '9999-12-31T23:59:59.999+08:00'],
    ['+010000-01-05T00:00:00+08:00', '9999-12-31T23:59:59.999+08:00'],
  ])('%s as %s', (kept, told) => expect(toldInstant(kept)).toBe(told));

  test('whatever the instant, in one form, less than a millisecond before it', () => {
    const microseconds = fc.bigInt({
      min: Temporal.Instant.from('1949-10-01T00:00:00+08:00').epochNanoseconds / 1000n,
      max: Temporal.Instant.from('2200-12-31T23:59:59Z').epochNanoseconds / 1000n,
    });
    fc.assert(
      fc.property(microseconds, (epoch) => {
        const instant = Temporal.Instant.fromEpochNanoseconds(epoch * 1000n);
        const told = toldInstant(shanghaiText(instant));
        expect(told).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00$/);
        const before = instant.since(Temporal.Instant.from(told)).total('microseconds');
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThan(1000);
      }),
    );
  });

  test('from a text of PostgreSQL', () => {
    expect(toldInstant(rfc3339('2026-11-23 09:00:00.1+08'))).toBe('2026-11-23T09:00:00.100+08:00');
    expect(toldInstant(rfc3339('0001-01-05 00:00:00+08:05:43'))).toBe('0001-01-04T23:54:17.000+08:00');
  });
});
