import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { workingCalendar } from '../../../src/kernel/calendar.js';
import { shanghaiText } from '../../../src/kernel/instant-text.js';
import { officeTimeAfter, officeTimeBefore } from '../../../src/kernel/office-hours.js';

const calendar = workingCalendar([
  { day: '2026-10-01', working: false, announced: true },
  { day: '2026-10-02', working: false, announced: true },
  { day: '2026-10-10', working: true, announced: true },
]);
const office = { opens: 8 * 60 + 30, closes: 17 * 60 + 30 };
const at = (text: string): Temporal.Instant => Temporal.Instant.from(`2026-${text}+08:00`);
const told = (instant: Temporal.Instant): string => shanghaiText(instant).slice(5, 16);

describe('hours of office time', () => {
  test.each([
    ['of what ends at 24:00 of a working day', '11-25T00:00', '11-24T13:30'],
    ['of what ends within office hours', '11-24T10:30', '11-23T15:30'],
    ['of what ends on a Sunday', '11-22T12:00', '11-20T13:30'],
    ['of what ends at 24:00 of a holiday', '10-02T00:00', '09-30T13:30'],
    ['of what ends on a Saturday that is worked', '10-11T00:00', '10-10T13:30'],
  ])('[S10] [T4] before the end %s', (_, due, reminded) => {
    expect(told(officeTimeBefore(calendar, office, at(due), 4))).toBe(reminded);
  });

  test.each([
    ['within office hours', '11-24T09:00', '11-24T13:00'],
    ['in the evening, what ends before they have passed', '11-24T20:00', '11-25T12:29'],
    ['that end as an office closes, until it opens again', '11-24T13:30', '11-25T08:30'],
  ])('[T4] after a moment %s', (_, now, until) => {
    expect(told(officeTimeAfter(calendar, office, at(now), 4))).toBe(until);
  });

  test('[T4] what is due is reminded of from the one moment on, and due until the other, the same', () => {
    const moment = fc.integer({ min: 0, max: 60 * 24 * 40 }).map((minutes) => at('09-10T00:00').add({ minutes }));
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 1, max: 30 }), (now, due, hours) => {
        const isReminded = Temporal.Instant.compare(officeTimeBefore(calendar, office, due, hours), now) <= 0;
        const isWithin = Temporal.Instant.compare(due, officeTimeAfter(calendar, office, now, hours)) <= 0;
        expect(isReminded).toBe(isWithin);
      }),
      // Where both meet: an office that closes, and what ends so many whole days later.
      {
        examples: [
          [at('10-15T17:30'), at('10-19T17:30'), 18],
          [at('11-24T20:00'), at('11-25T12:30'), 4],
        ],
        numRuns: 1000,
      },
    );
  });
});
