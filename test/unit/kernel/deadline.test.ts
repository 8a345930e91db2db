import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  calendarDays,
  dueAt,
  elapsedHours,
  elapsedMinutes,
  isInTime,
  sameDay,
  workingDays,
  type Term,
} from '../../../src/kernel/deadline.js';
import { arrangement } from './arrangement.js';

const calendar = arrangement('2026-11-01', '2026-12-28');

function due(term: Term, from: string): string {
  return dueAt(term, Temporal.Instant.from(from), calendar).at.toString({ timeZone: 'Asia/Shanghai' });
}

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

describe('the same day', () => {
  test.each(['2026-11-23T00:00:00+08:00', '2026-11-23T09:30:00+08:00', '2026-11-23T23:59:59.999999+08:00'])(
    '[S10] information formed at %s is due at 24:00 of 23 November',
    (formedAt) => expect(due(sameDay, formedAt)).toBe('2026-11-24T00:00:00+08:00'),
  );

  test('[S10] information formed on a Saturday is due that Saturday', () => {
    expect(due(sameDay, '2026-11-28T10:00:00+08:00')).toBe('2026-11-29T00:00:00+08:00');
  });

  test('[S10] the day is that of the county, not that of the offset the publisher wrote', () => {
    expect(due(sameDay, '2026-11-23T20:00:00-05:00')).toBe('2026-11-25T00:00:00+08:00');
  });

  test('[S10] the last microsecond of the day is in time, 24:00 is not', () => {
    const { at: limit } = dueAt(sameDay, at('2026-11-23T09:00:00+08:00'), calendar);
    expect(isInTime(at('2026-11-23T23:59:59.999999+08:00'), limit)).toBe(true);
    expect(isInTime(at('2026-11-24T00:00:00+08:00'), limit)).toBe(false);
  });
});

describe('working days', () => {
  test('[T4] a violation discovered on a Thursday must be transferred by 24:00 of Tuesday', () => {
    expect(due(workingDays(3), '2026-11-26T09:00:00+08:00')).toBe('2026-12-02T00:00:00+08:00');
  });

  test('[T4] a discovery at any time of a weekend gives the same three working days', () => {
    expect(due(workingDays(3), '2026-11-28T00:00:00+08:00')).toBe('2026-12-03T00:00:00+08:00');
    expect(due(workingDays(3), '2026-11-29T23:59:59+08:00')).toBe('2026-12-03T00:00:00+08:00');
  });

  test('a due time that rests on days nobody has announced is provisional', () => {
    expect(dueAt(workingDays(1), at('2026-12-25T09:00:00+08:00'), calendar).basis).toBe('ANNOUNCED');
    expect(dueAt(workingDays(2), at('2026-12-25T09:00:00+08:00'), calendar).basis).toBe('PROVISIONAL');
  });
});

describe('elapsed time', () => {
  test('[T6] 24 hours pass through the night and the weekend, to the microsecond', () => {
    expect(due(elapsedHours(24), '2026-11-27T17:30:15.000001+08:00')).toBe('2026-11-28T17:30:15.000001+08:00');
  });

  test('[U5] thirty minutes may end on the next day', () => {
    expect(due(elapsedMinutes(30), '2026-11-27T23:45:00+08:00')).toBe('2026-11-28T00:15:00+08:00');
  });

  test('elapsed time asks no calendar: it is never provisional', () => {
    expect(dueAt(elapsedHours(24), at('2030-01-01T00:00:00+08:00'), calendar).basis).toBe('ANNOUNCED');
    expect(dueAt(sameDay, at('2030-01-01T00:00:00+08:00'), calendar).basis).toBe('ANNOUNCED');
  });
});

test.each([workingDays, elapsedHours, elapsedMinutes])(
  '%o refuses to give no time, part of a unit or less than none',
  (term) => {
    for (const count of [0, -1, 1.5, Number.NaN]) expect(() => term(count)).toThrow(RangeError);
  },
);

describe('days of the calendar', () => {
  test('[X2] three days after a Monday end with Thursday, whatever the hour', () => {
    expect(due(calendarDays(3), '2026-11-23T00:00:00+08:00')).toBe('2026-11-27T00:00:00+08:00');
    expect(due(calendarDays(3), '2026-11-23T23:59:59+08:00')).toBe('2026-11-27T00:00:00+08:00');
  });

  test('[X2] a last day that is not worked gives way to the next one that is', () => {
    expect(due(calendarDays(3), '2026-11-25T09:00:00+08:00')).toBe('2026-12-01T00:00:00+08:00');
    expect(due(calendarDays(3), '2026-11-26T09:00:00+08:00')).toBe('2026-12-01T00:00:00+08:00');
  });
});
