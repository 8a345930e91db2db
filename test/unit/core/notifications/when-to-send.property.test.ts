import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  digestAt,
  sendingWindows,
  sentAt,
  type SendingTimes,
} from '../../../../src/core/notifications/when-to-send.js';
import { countyZone, workingCalendar, type WorkingCalendar } from '../../../../src/kernel/calendar.js';

const first = Temporal.PlainDate.from('2026-09-01');
const length = 90;
const daytime = { opens: 7 * 60, closes: 21 * 60 };

/** Any mix of working days and days off, holidays of a fortnight among them, and one working day at the end. */
const calendars = fc
  .array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 14 })), { minLength: 1, maxLength: 30 })
  .map((runs) => runs.flatMap(([working, days]) => Array.from({ length: days }, () => working)).slice(0, length))
  .map((days) =>
    workingCalendar(
      Array.from({ length }, (_, index) => ({
        day: first.add({ days: index }).toString(),
        working: index === length - 1 || (days[index] ?? true),
        announced: true,
      })),
    ),
  );

const offices = fc
  .tuple(fc.integer({ min: 7 * 60, max: 11 * 60 }), fc.integer({ min: 12 * 60, max: 20 * 60 }))
  .map(([opens, closes]) => ({ opens, closes }));

const minutes = fc.integer({ min: 0, max: 1439 });
const quiets = fc.option(fc.tuple(minutes, minutes).map(([from, to]) => ({ from, to })));

const times: fc.Arbitrary<SendingTimes> = fc
  .record({
    calendar: calendars,
    office: offices,
    daytime: fc.constant(daytime),
    digest: fc.integer({ min: 360, max: 1320 }),
    quiet: quiets,
  })
  .filter((each) => each.quiet === null || (each.quiet.from !== each.quiet.to && sendingWindows(each).length > 0));

const moments = fc
  .integer({ min: 0, max: 60 * 24 * 60 - 1 })
  .map((minute) => first.toZonedDateTime(countyZone).toInstant().add({ minutes: minute }));

const asLocal = (at: Temporal.Instant): Temporal.ZonedDateTime => at.toZonedDateTimeISO(countyZone);
const minuteOf = (at: Temporal.Instant): number => asLocal(at).hour * 60 + asLocal(at).minute;
const isWorking = (calendar: WorkingCalendar, at: Temporal.Instant): boolean =>
  calendar.day(asLocal(at).toPlainDate()).working;

function isQuiet({ office, quiet }: SendingTimes, minute: number): boolean {
  if (quiet === null) return minute < office.opens || minute >= office.closes;
  const { from, to } = quiet;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** The next moment at which an office is open, from now on. */
function nextOpening({ calendar, office }: SendingTimes, now: Temporal.Instant): Temporal.Instant {
  for (let day = asLocal(now).toPlainDate(); ; day = day.add({ days: 1 })) {
    const midnight = day.toZonedDateTime(countyZone).toInstant();
    const [opens, closes] = [midnight.add({ minutes: office.opens }), midnight.add({ minutes: office.closes })];
    if (calendar.day(day).working && Temporal.Instant.compare(now, closes) < 0) {
      return Temporal.Instant.compare(now, opens) > 0 ? now : opens;
    }
  }
}

describe('[U3] when somebody is told', () => {
  test('is never at night, never on a day off, never in their quiet hours, and never before it has happened', () => {
    fc.assert(
      fc.property(times, moments, fc.boolean(), (each, now, isDigest) => {
        const at = isDigest ? digestAt(each, now) : sentAt(each, now);
        expect(Temporal.Instant.compare(at, now)).toBeGreaterThanOrEqual(0);
        expect(isWorking(each.calendar, at)).toBe(true);
        expect(minuteOf(at)).toBeGreaterThanOrEqual(daytime.opens);
        expect(minuteOf(at)).toBeLessThan(daytime.closes);
        expect(isQuiet(each, minuteOf(at))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('is at the latest when an office opens, where no quiet hours were chosen', () => {
    fc.assert(
      fc.property(times, moments, (each, now) => {
        const usual = { ...each, quiet: null };
        expect(sentAt(usual, now).toString()).toBe(nextOpening(usual, now).toString());
      }),
      { numRuns: 2000 },
    );
  });

  test('does not change by being asked again: what waits for a moment goes then, once', () => {
    fc.assert(
      fc.property(times, moments, (each, now) => {
        const at = sentAt(each, now);
        expect(sentAt(each, at).toString()).toBe(at.toString());
        // Whatever happens until then waits for the same moment, unless it may go before.
        const between = now.add({ milliseconds: Math.floor((at.epochMilliseconds - now.epochMilliseconds) / 2) });
        expect(Temporal.Instant.compare(sentAt(each, between), at)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('digests go once a working day, on the next one whose time has not passed', () => {
    fc.assert(
      fc.property(times, moments, (each, now) => {
        const at = digestAt({ ...each, quiet: null, digest: each.office.opens }, now);
        expect(minuteOf(at)).toBe(each.office.opens);
        for (
          let day = asLocal(now).toPlainDate().add({ days: 1 });
          Temporal.PlainDate.compare(day, asLocal(at).toPlainDate()) < 0;
          day = day.add({ days: 1 })
        ) {
          expect(each.calendar.day(day).working).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('by example', () => {
  const calendar = workingCalendar([
    { day: '2026-10-01', working: false, announced: true },
    { day: '2026-10-02', working: false, announced: true },
    { day: '2026-10-10', working: true, announced: true },
  ]);
  const office = { opens: 510, closes: 1050 };
  const usual: SendingTimes = { calendar, office, daytime, digest: 510, quiet: null };
  const evening: SendingTimes = { ...usual, quiet: { from: 20 * 60, to: 7 * 60 + 30 } };
  const local = (at: Temporal.Instant): string => asLocal(at).toPlainDateTime().toString({ smallestUnit: 'minute' });

  test.each([
    ['2026-11-30T09:00', usual, '2026-11-30T09:00'],
    ['2026-11-30T17:30', usual, '2026-12-01T08:30'],
    ['2026-11-30T23:00', usual, '2026-12-01T08:30'],
    ['2026-11-30T19:00', evening, '2026-11-30T19:00'],
    ['2026-11-30T23:00', evening, '2026-12-01T07:30'],
    // A weekend, then holidays, then a Saturday that is worked.
    ['2026-12-04T22:00', usual, '2026-12-07T08:30'],
    ['2026-12-05T12:00', evening, '2026-12-07T08:30'],
    ['2026-09-30T21:00', usual, '2026-10-05T08:30'],
    ['2026-10-10T10:00', usual, '2026-10-10T10:00'],
  ])('at %s: %#', (now, each, at) => {
    expect(local(sentAt(each, Temporal.Instant.from(`${now}:00+08:00`)))).toBe(at);
  });

  test.each([
    ['2026-11-30T08:00', usual, '2026-11-30T08:30'],
    ['2026-11-30T08:31', usual, '2026-12-01T08:30'],
    ['2026-12-04T09:00', usual, '2026-12-07T08:30'],
    ['2026-12-04T09:00', { ...usual, quiet: { from: 0, to: 10 * 60 } }, '2026-12-07T10:00'],
  ])('a digest at %s: %#', (now, each, at) => {
    expect(local(digestAt(each, Temporal.Instant.from(`${now}:00+08:00`)))).toBe(at);
  });
});
