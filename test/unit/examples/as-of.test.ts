import { expect, test } from 'vitest';
import { property, assert, date, integer } from 'fast-check';
import { asOf } from '../../../web/examples/as-of.js';

const at = (now: string) => (text: string) => asOf(new Date(now), text);
const bounds = { min: new Date('2026-11-23T02:00:00Z'), max: new Date('2190-01-01T00:00:00Z'), noInvalidDate: true };

test('days move with today, hours of the day with the hour, and the past stays', () => {
  const moved = at('2027-03-01T16:30:00+08:00');
  expect(moved('2026-11-23')).toBe('2027-03-01');
  expect(moved('2026-12-10')).toBe('2027-03-18');
  expect(moved('2026-11-23T09:20:00+08:00')).toBe('2027-03-01T15:50:00+08:00');
  expect(moved('2026-12-10T09:00:00+08:00')).toBe('2027-03-18T09:00:00+08:00');
  expect(moved('2021-07-01')).toBe('2021-07-01');
  expect(moved('2026年11月18日巡查发现')).toBe('2026年11月18日巡查发现');
  expect(asOf(new Date(), { days: ['2021-07-01', 3, null], on: true })).toEqual({
    days: ['2021-07-01', 3, null],
    on: true,
  });
});

test('just after midnight what was formed in the morning was formed today', () => {
  expect(at('2027-03-01T00:05:00+08:00')('2026-11-23T09:00:00+08:00')).toBe('2027-03-01T00:00:00+08:00');
});

test('at any moment what was formed before is of today, and not of the future; what was planned is later', () => {
  assert(
    property(date(bounds), integer({ min: 0, max: 10 * 60 }), (now, minutes) => {
      const formed = new Date(Date.parse('2026-11-23T00:00:00+08:00') + minutes * 60_000);
      const written = `${new Date(formed.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
      const moved = String(asOf(now, written));
      const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      expect(moved.slice(0, 10)).toBe(today);
      expect(Date.parse(moved)).toBeLessThanOrEqual(now.getTime());
      expect(Date.parse(String(asOf(now, '2026-11-23T10:30:00+08:00')))).toBeGreaterThan(now.getTime());
      expect(asOf(now, '2026-11-23')).toBe(today);
    }),
  );
});
