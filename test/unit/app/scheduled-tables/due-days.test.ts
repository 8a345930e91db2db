import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dueDays, periodOf } from '../../../../src/app/scheduled-tables/due-days.js';
import { rhythms } from '../../../../src/app/scheduled-tables/scheduled-table.js';
import { workingCalendar } from '../../../../src/kernel/calendar.js';

const calendar = workingCalendar([{ day: '2026-05-01', working: false, announced: true }]);
const at = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+08:00`);

describe('the days for which a table is due', () => {
  test.each([
    ['DAY', '2026-05-04T02:29', '2026-05-02', ['2026-05-03']],
    ['DAY', '2026-05-04T02:30', '2026-05-02', ['2026-05-03', '2026-05-04']],
    ['DAY', '2026-05-04T02:30', '2026-05-04', []],
    ['WORKING_DAY', '2026-05-04T12:00', '2026-04-29', ['2026-04-30', '2026-05-04']],
    ['WEEK', '2026-05-06T12:00', '2026-04-26', ['2026-04-27', '2026-05-04']],
    ['MONTH', '2026-05-04T12:00', null, ['2026-05-01']],
    // A table that was never written begins with the newest day.
    ['DAY', '2026-05-04T02:30', null, ['2026-05-04']],
  ] as const)('%s at %s, last written %s', (every, now, last, days) => {
    expect(dueDays({ every, at: '02:30' }, last, at(now), calendar)).toEqual(days);
  });

  test('whatever nights no node ran in, each day is written once, in order, and none too early', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 40 * 1440 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...rhythms), moments, (every, minutes) => {
        const begun = at('2026-01-01T00:00');
        let last: string | null = null;
        const written: string[] = [];
        for (const minute of minutes.toSorted((one, other) => one - other)) {
          const now = begun.add({ minutes: minute });
          for (const day of dueDays({ every, at: '02:30' }, last, now, calendar)) {
            written.push((last = day));
            expect(Temporal.Instant.compare(at(`${day}T02:30`), now)).toBeLessThanOrEqual(0);
          }
          expect(dueDays({ every, at: '02:30' }, last, now, calendar)).toEqual([]);
        }
        expect(written).toEqual([...new Set(written)].toSorted());
        const each = dueDays({ every, at: '02:30' }, '2000-01-01', begun.add({ minutes: 40 * 1440 }), calendar);
        const between = each.filter((day) => day > (written[0] ?? '') && day <= (written.at(-1) ?? ''));
        expect(between.filter((day) => !written.includes(day))).toEqual([]);
      }),
    );
  });
});

test.each([
  [{ days: 1 }, '2026-03-01', '2026-02-28', '2026-02-28'],
  [{ days: 30 }, '2026-03-01', '2026-01-30', '2026-02-28'],
  ['MONTH', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['YEAR', '2026-03-01', '2026-01-01', '2026-02-28'],
  ['YEAR', '2026-01-01', '2025-01-01', '2025-12-31'],
] as const)('a table of %j on %s is of %s to %s', (period, day, from, to) => {
  expect(periodOf(period, day)).toEqual({ from, to });
});
