import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, endOfDay, shanghaiDay, workingCalendar } from '../../../src/kernel/calendar.js';
import { arrangement } from './arrangement.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

describe('days', () => {
  const calendar = workingCalendar([
    { day: '2026-10-01', working: false, announced: true },
    { day: '2026-10-10', working: true, announced: true },
    { day: '2027-02-08', working: false, announced: false },
  ]);

  test('an announced day is worked or not as its notice says, whatever the day of the week', () => {
    expect(calendar.day(day('2026-10-01'))).toMatchObject({ working: false, basis: 'ANNOUNCED' });
    expect(calendar.day(day('2026-10-10'))).toMatchObject({ working: true, basis: 'ANNOUNCED' });
  });

  test('a day nobody has announced is worked from Monday to Friday, provisionally', () => {
    expect(calendar.day(day('2027-10-01'))).toMatchObject({ working: true, basis: 'PROVISIONAL' });
    expect(calendar.day(day('2027-10-02'))).toMatchObject({ working: false, basis: 'PROVISIONAL' });
    expect(calendar.day(day('2027-10-03'))).toMatchObject({ working: false, basis: 'PROVISIONAL' });
  });

  test('an expectation counts, and stays provisional', () => {
    expect(calendar.day(day('2027-02-08'))).toMatchObject({ working: false, basis: 'PROVISIONAL' });
  });
});

describe('working days', () => {
  const springFestival = arrangement('2024-02-01', '2024-02-29', {
    off: ['2024-02-12', '2024-02-13', '2024-02-14', '2024-02-15', '2024-02-16'],
    worked: ['2024-02-04', '2024-02-18'],
  });
  const nationalDay = arrangement('2025-09-15', '2025-10-31', {
    off: ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2025-10-07', '2025-10-08'],
    worked: ['2025-09-28', '2025-10-11'],
  });

  test('[T4] three working days from the eve of the Spring Festival of 2024 reach 19 February, the worked Sunday counts', () => {
    const { date, basis } = addWorkingDays(springFestival, day('2024-02-08'), 3);
    expect([date.toString(), basis]).toEqual(['2024-02-19', 'ANNOUNCED']);
  });

  test('[A2] five working days from the eve of the National Day of 2025 reach 14 October, the worked Saturday counts', () => {
    const { date, basis } = addWorkingDays(nationalDay, day('2025-09-30'), 5);
    expect([date.toString(), basis]).toEqual(['2025-10-14', 'ANNOUNCED']);
  });

  test('[J12] five working days before a meeting on 14 October 2025 is 30 September', () => {
    expect(addWorkingDays(nationalDay, day('2025-10-14'), -5).date.toString()).toBe('2025-09-30');
  });

  test('one day on the way that is not announced makes the answer provisional', () => {
    expect(addWorkingDays(nationalDay, day('2025-10-30'), 1).basis).toBe('ANNOUNCED');
    expect(addWorkingDays(nationalDay, day('2025-10-30'), 2).basis).toBe('PROVISIONAL');
    expect(addWorkingDays(nationalDay, day('2025-09-15'), -1).basis).toBe('PROVISIONAL');
  });

  test('the start day does not matter: no working days after an unannounced day is that day, for certain', () => {
    expect(addWorkingDays(nationalDay, day('2031-01-01'), 0)).toMatchObject({ basis: 'ANNOUNCED' });
  });

  test.each([0.5, Number.NaN, Infinity])('%d is not a number of working days', (n) => {
    expect(() => addWorkingDays(nationalDay, day('2025-09-30'), n)).toThrow(RangeError);
  });

  test('whatever is announced, the n-th working day is worked and has n working days up to it, and n back from it is where a worked day began', () => {
    const from = day('2026-01-01');
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (pattern, n) => {
        const calendar = workingCalendar(
          pattern.map((working, index) => ({ day: from.add({ days: index }).toString(), working, announced: true })),
        );
        const { date, basis } = addWorkingDays(calendar, from, n);
        const passed = Array.from({ length: from.until(date).days }, (_, index) =>
          calendar.day(from.add({ days: index + 1 })),
        );
        expect(calendar.day(date).working).toBe(true);
        expect(passed.filter(({ working }) => working)).toHaveLength(n);
        expect(basis).toBe(passed.every((passed) => passed.basis === 'ANNOUNCED') ? 'ANNOUNCED' : 'PROVISIONAL');
        const back = Temporal.PlainDate.compare(addWorkingDays(calendar, date, -n).date, from);
        expect(back).toBe(calendar.day(from).working ? 0 : -1);
      }),
    );
  });
});

describe('the day in the county', () => {
  test('[S10] begins at midnight in Asia/Shanghai, 16:00 of the day before in UTC', () => {
    expect(shanghaiDay(Temporal.Instant.from('2026-11-22T15:59:59.999999Z')).toString()).toBe('2026-11-22');
    expect(shanghaiDay(Temporal.Instant.from('2026-11-22T16:00:00Z')).toString()).toBe('2026-11-23');
  });

  test('[S10] ends at 24:00, which is the next midnight', () => {
    const end = endOfDay(day('2026-11-23'));
    expect(end.equals(Temporal.Instant.from('2026-11-24T00:00:00+08:00'))).toBe(true);
    expect(shanghaiDay(end.subtract({ nanoseconds: 1 })).toString()).toBe('2026-11-23');
    expect(shanghaiDay(end).toString()).toBe('2026-11-24');
  });

  test('lasts an hour less where the clocks went forward, as in the spring of 1986', () => {
    const [begin, end] = [endOfDay(day('1986-05-03')), endOfDay(day('1986-05-04'))];
    expect(begin.until(end).total('hours')).toBe(23);
  });
});
