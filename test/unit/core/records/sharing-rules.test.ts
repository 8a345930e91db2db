import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { announcedDays } from '../../../../src/core/calendar/announced-days.js';
import {
  checkExtension,
  checkFormedAt,
  sharingClock,
  timelinessOf,
} from '../../../../src/core/records/sharing.rules.js';
import { workingCalendar } from '../../../../src/kernel/calendar.js';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}+08:00`);
const everInService = Temporal.PlainDate.from('1949-10-01');
const calendar = workingCalendar(announcedDays());

describe('the clock of a record', () => {
  test('[S10] ends at 24:00 in Asia/Shanghai of the day of formation, whatever the offset it was written in', () => {
    for (const formed of ['2026-11-23T00:00:00+08:00', '2026-11-22T16:00:00Z', '2026-11-23T10:59:59.999999-05:00']) {
      const clock = sharingClock(Temporal.Instant.from(formed));
      expect([clock.formedOn.toString(), clock.dueAt.toString()]).toEqual(['2026-11-23', '2026-11-23T16:00:00Z']);
    }
  });

  test('[S10] is SAME_DAY to the last nanosecond before 24:00 and LATE from 24:00', () => {
    const clock = sharingClock(at('2026-11-23T09:00:00'));
    expect(timelinessOf(clock, at('2026-11-23T23:59:59.999999999'), everInService)).toBe('SAME_DAY');
    expect(timelinessOf(clock, at('2026-11-24T00:00:00'), everInService)).toBe('LATE');
  });

  test('[S10] runs on a Sunday and on a holiday as on any day', () => {
    for (const day of ['2026-11-22', '2026-10-01', '2026-02-17']) {
      const clock = sharingClock(at(`${day}T12:00:00`));
      expect(timelinessOf(clock, at(`${day}T23:59:59`), everInService)).toBe('SAME_DAY');
      expect(timelinessOf(clock, clock.dueAt, everInService)).toBe('LATE');
    }
  });

  test('[S11] is EXTENDED until the extended deadline and still SAME_DAY on the day itself', () => {
    const clock = { ...sharingClock(at('2026-11-23T09:00:00')), dueAt: at('2026-11-26T00:00:00') };
    expect(timelinessOf(clock, at('2026-11-23T23:59:59'), everInService)).toBe('SAME_DAY');
    expect(timelinessOf(clock, at('2026-11-24T00:00:00'), everInService)).toBe('EXTENDED');
    expect(timelinessOf(clock, at('2026-11-25T23:59:59.999999'), everInService)).toBe('EXTENDED');
    expect(timelinessOf(clock, at('2026-11-26T00:00:00'), everInService)).toBe('LATE');
  });

  test('[S10] was never kept or missed by what was formed before the hub was in service', () => {
    const clock = sharingClock(at('2026-11-23T23:59:59'));
    const shared = at('2026-11-23T23:59:59.5');
    const judged = (from: string) => timelinessOf(clock, shared, Temporal.PlainDate.from(from));
    expect([judged('2026-11-22'), judged('2026-11-23'), judged('2026-11-24')]).toEqual([
      'SAME_DAY',
      'SAME_DAY',
      'HISTORICAL',
    ]);
  });

  test('[S10] formation may lie as far ahead as clocks differ, and back to the founding of the state', () => {
    const now = at('2026-11-23T15:00:00');
    const refused = (formed: Temporal.Instant): boolean => checkFormedAt(formed, 'formedAt', now, 60).length > 0;
    expect(refused(at('2026-11-23T15:01:00'))).toBe(false);
    expect(refused(at('2026-11-23T15:01:00.000000001'))).toBe(true);
    expect(refused(at('1949-10-01T00:00:00'))).toBe(false);
    expect(refused(at('1949-09-30T23:59:59'))).toBe(true);
  });
});

describe('an extension', () => {
  const refusals = (formed: string, now: string, until: string, explanation = '需汇总'): string[] =>
    checkExtension(
      sharingClock(at(formed)),
      { explanation, until: Temporal.PlainDate.from(until) },
      at(now),
      calendar,
      10,
    ).map(({ path, code, rule }) => `${path.join('.')} ${code} ${rule ?? ''}`);

  test('[S11] is granted to the last moment before the deadline and refused at it', () => {
    expect(refusals('2026-11-23T09:00:00', '2026-11-23T23:59:59.999999999', '2026-11-24')).toEqual([]);
    expect(refusals('2026-11-23T09:00:00', '2026-11-24T00:00:00', '2026-11-25')).toEqual([
      'recordId AFTER_DEADLINE S11',
    ]);
  });

  test('[S11] without a reason or not forward is refused', () => {
    expect(refusals('2026-11-23T09:00:00', '2026-11-23T10:00:00', '2026-11-24', '　')).toEqual([
      'explanation REQUIRED S11',
    ]);
    expect(refusals('2026-11-23T09:00:00', '2026-11-23T10:00:00', '2026-11-23')).toEqual(['until INVALID S11']);
    expect(refusals('2026-11-23T09:00:00', '2026-11-23T10:00:00', '2026-11-01')).toEqual(['until INVALID S11']);
  });

  test.each([
    ['an ordinary fortnight', '2026-11-23', '2026-12-07', '2026-12-08'],
    ['the Spring Festival with its two worked Saturdays', '2026-02-13', '2026-03-05', '2026-03-06'],
    ['National Day with its worked Saturday', '2026-09-30', '2026-10-20', '2026-10-21'],
    ['a day off, on which the count has not begun', '2026-10-03', '2026-10-20', '2026-10-21'],
  ])('[S11] goes ten working days from formation over %s, and no day further', (_name, formed, last, tooFar) => {
    expect(refusals(`${formed}T09:00:00`, `${formed}T10:00:00`, last)).toEqual([]);
    expect(refusals(`${formed}T09:00:00`, `${formed}T10:00:00`, tooFar)).toEqual(['until INVALID S11']);
  });
});
