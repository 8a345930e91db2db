import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { pauseAfter, retryAfter } from '../../../../src/core/webhooks/retry.js';

const now = Temporal.Instant.from('2026-11-23T09:00:00+08:00');
const answer = (status: number, value?: string) => ({
  status,
  head: value === undefined ? [] : ([['Retry-After', value]] as const),
});

test('pauses double from a second to a quarter of an hour, and are never the same for two', () => {
  const middle = (attempts: number): number => pauseAfter(attempts, null, () => 0.5);
  expect([1, 2, 3, 10, 11, 300].map(middle)).toEqual([1000, 2000, 4000, 512_000, 900_000, 900_000]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, random) => {
        const pause = pauseAfter(attempts, null, () => random);
        expect(pause).toBeGreaterThanOrEqual(Math.min(900_000, middle(attempts)) * 0.75);
        expect(pause).toBeLessThanOrEqual(900_000 * 1.25);
      },
    ),
  );
});

test('a receiver is not asked sooner than it asks, nor believed beyond a day', () => {
  expect(pauseAfter(1, 600_000)).toBe(600_000);
  expect(pauseAfter(1, 10 * 24 * 3_600_000)).toBe(24 * 3_600_000);
});

test('Retry-After is of 429 and 503, in seconds or as a date', () => {
  expect(retryAfter(answer(503, '120'), now)).toBe(120_000);
  expect(retryAfter(answer(429, 'Mon, 23 Nov 2026 01:02:00 GMT'), now)).toBe(120_000);
  for (const value of ['Mon, 23 Nov 2020 01:02:00 GMT', 'soon', '-5', ''])
    expect(retryAfter(answer(503, value), now)).toBeNull();
  expect(retryAfter(answer(500, '120'), now)).toBeNull();
  expect(retryAfter(answer(503), now)).toBeNull();
  expect(retryAfter({ fault: 'TIMEOUT' }, now)).toBeNull();
});
