import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, workingCalendar, workingDaysBetween } from '../../../src/kernel/calendar.js';
import {
  calendarDays,
  dueAfterPause,
  dueAt,
  elapsedHours,
  elapsedMinutes,
  sameDay,
  workingDays,
  type Term,
} from '../../../src/kernel/deadline.js';

const calendar = workingCalendar([{ day: '2026-07-10', working: false, announced: true }]);
const at = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+08:00`);
const told = (instant: Temporal.Instant): string => instant.toString({ timeZone: 'Asia/Shanghai' });

describe('[D2] [year D9] a clock that stood still', () => {
  test.each<[string, Term, string, string, string, string]>([
    [
      'of working days from a Friday to a Wednesday',
      workingDays(2),
      '2026-07-07T00:00:00',
      '2026-07-03T10:00:00',
      '2026-07-08T10:00:00',
      '2026-07-10T00:00:00',
    ],
    [
      'over a weekend alone, which it had not',
      workingDays(2),
      '2026-07-07T00:00:00',
      '2026-07-04T10:00:00',
      '2026-07-05T10:00:00',
      '2026-07-07T00:00:00',
    ],
    [
      'over a holiday',
      workingDays(2),
      '2026-07-10T00:00:00',
      '2026-07-09T10:00:00',
      '2026-07-13T10:00:00',
      '2026-07-14T00:00:00',
    ],
    [
      'of days, which end on one that is worked',
      calendarDays(3),
      '2026-07-08T00:00:00',
      '2026-07-06T10:00:00',
      '2026-07-09T10:00:00',
      '2026-07-14T00:00:00',
    ],
    [
      'of the day itself',
      sameDay,
      '2026-07-04T00:00:00',
      '2026-07-03T10:00:00',
      '2026-07-05T09:00:00',
      '2026-07-06T00:00:00',
    ],
    [
      'of hours',
      elapsedHours(24),
      '2026-07-04T09:30:00',
      '2026-07-03T10:00:00',
      '2026-07-08T10:00:00',
      '2026-07-09T09:30:00',
    ],
  ])('%s', (_, term, due, from, until, expected) => {
    const given = dueAfterPause(term, at(due), { from: at(from), until: at(until) }, calendar);
    expect(told(given.at)).toBe(`${expected}+08:00`);
  });

  const moments = fc
    .integer({ min: 0, max: 60 * 24 * 40 })
    .map((minutes) => at('2026-07-01T00:00:00').add({ minutes }));
  const terms = fc.oneof(
    fc.integer({ min: 1, max: 15 }).map(workingDays),
    fc.integer({ min: 1, max: 15 }).map(calendarDays),
    fc.constant(sameDay),
    fc.integer({ min: 1, max: 99 }).map(elapsedHours),
    fc.integer({ min: 1, max: 99 }).map(elapsedMinutes),
  );

  test('has as many working days, days or minutes left as when it stopped, and a term of days ends at 24:00', () => {
    fc.assert(
      fc.property(terms, moments, moments, moments, (term, one, two, three) => {
        const [started, from, until] = [one, two, three].toSorted(Temporal.Instant.compare) as [
          typeof one,
          typeof one,
          typeof one,
        ];
        const due = dueAt(term, started, calendar).at;
        const later = dueAfterPause(term, due, { from, until }, calendar).at;
        expect(Temporal.Instant.compare(later, due)).toBeGreaterThanOrEqual(0);
        const isElapsed = term.kind.startsWith('ELAPSED');
        const zoned = later.toZonedDateTimeISO('Asia/Shanghai');
        expect(isElapsed || zoned.equals(zoned.startOfDay())).toBe(true);
        const lastDay = (instant: Temporal.Instant): Temporal.PlainDate =>
          instant.subtract({ nanoseconds: 1 }).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
        const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
          instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
        const left = {
          WORKING_DAYS: (now: Temporal.Instant, end: Temporal.Instant) =>
            workingDaysBetween(calendar, dayOf(now), lastDay(end)),
          SAME_DAY: (now: Temporal.Instant, end: Temporal.Instant) => dayOf(now).until(lastDay(end)).days,
          // It ends on a working day, which may be some days later.
          CALENDAR_DAYS: () => 0,
          ELAPSED_HOURS: (now: Temporal.Instant, end: Temporal.Instant) => now.until(end).total('seconds'),
          ELAPSED_MINUTES: (now: Temporal.Instant, end: Temporal.Instant) => now.until(end).total('seconds'),
        }[term.kind];
        // Of what was late already nothing is left before or after.
        const wasLate = Temporal.Instant.compare(due, from) <= 0;
        expect(wasLate || left(until, later) === left(from, due)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('working days between two days are those that counting from one leads to the other', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 20 }), (moment, days) => {
        const day = moment.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
        expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, days).date)).toBe(days);
      }),
    );
  });
});
