import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, workingCalendar } from '../../../../src/kernel/calendar.js';
import { halfYearOf } from '../../../../src/procedures/conference/meeting/half-year.js';
import { checkNotice, checkTopic, noticeDue } from '../../../../src/procedures/conference/meeting/meeting.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
/** National Day 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked. */
const calendar = workingCalendar(
  [
    ...[1, 2, 3, 4, 5, 6, 7].map((date) => ({ day: `2026-10-0${date}`, working: false })),
    { day: '2026-09-20', working: true },
    { day: '2026-10-10', working: true },
  ].map((each) => ({ ...each, announced: true })),
);

describe('the notice of a regular meeting', () => {
  test.each([
    ['2026-11-30', '2026-11-23', 'a week of working days'],
    ['2026-10-12', '2026-09-29', 'eight days off and a Saturday that is worked'],
    ['2026-11-29', '2026-11-23', 'a meeting on a Sunday'],
  ])('[J12] for %s is due on %s: %s', (meeting, due) => {
    expect(noticeDue(calendar, day(meeting)).toString()).toBe(due);
  });

  test('[J12] given on its last day is in time, a day later it is refused with the first day that would do', () => {
    expect(checkNotice(calendar, day('2026-11-30'), day('2026-11-23'), null)).toEqual([]);
    const [refused] = checkNotice(calendar, day('2026-11-30'), day('2026-11-24'), null);
    expect(refused).toMatchObject({ path: ['meetsAt'], code: 'INVALID', rule: 'J12' });
    expect(refused?.message).toContain('2026-12-01');
  });

  test('[J12] that comes too late needs a reason; white space is none', () => {
    const check = (reason: string) => checkNotice(calendar, day('2026-11-30'), day('2026-11-27'), reason);
    expect(check(' \n')).toHaveLength(1);
    expect(check('县委交办')).toEqual([]);
  });

  test('[J12] names a day that is in time, and before which none is, whenever it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 730 }), (offset) => {
        const notified = day('2026-01-01').add({ days: offset });
        const [refused] = checkNotice(calendar, notified, notified, null);
        const earliest = day(/\d{4}-\d\d-\d\d/.exec(refused?.message ?? '')?.[0] ?? '');
        expect(checkNotice(calendar, earliest, notified, null)).toEqual([]);
        const before = addWorkingDays(calendar, earliest, -1).date;
        expect(checkNotice(calendar, before, notified, null)).toHaveLength(1);
      }),
    );
  });
});

describe('a half-year', () => {
  test.each([
    ['2026-01-01', '2026年上半年', '2026-01-01', '2026-06-30T16:00:00Z'],
    ['2026-06-30', '2026年上半年', '2026-01-01', '2026-06-30T16:00:00Z'],
    ['2026-07-01', '2026年下半年', '2026-07-01', '2026-12-31T16:00:00Z'],
    ['2026-12-31', '2026年下半年', '2026-07-01', '2026-12-31T16:00:00Z'],
  ])('[J11] of %s is %s and ends at 24:00 of its last day', (given, label, from, endsAt) => {
    const half = halfYearOf(day(given));
    expect([half.label, half.from.toString(), half.endsAt.toString()]).toEqual([label, from, endsAt]);
  });
});

describe('a topic on an agenda', () => {
  const path = ['topicIds', '0'];
  const regular = { key: 'this', kind: 'REGULAR' };

  test('[J13] has been approved for that kind of meeting, or stands on this agenda already', () => {
    const check = (state: string, meetingId: string | null, meetingKind = 'REGULAR') =>
      checkTopic(path, { state, meetingId, meetingKind }, regular).map(({ code, rule }) => `${code} ${rule}`);
    expect(check('APPROVED', null)).toEqual([]);
    expect(check('SCHEDULED', 'this')).toEqual([]);
    expect(check('SCHEDULED', 'another')).toEqual(['WRONG_STATE J13']);
    expect(check('SUBMITTED', null)).toEqual(['WRONG_STATE J13']);
    expect(check('APPROVED', null, 'SPECIAL')).toEqual(['INVALID J13']);
  });

  test('[J14] comes before a special meeting only when it was approved for one', () => {
    const special = { key: null, kind: 'SPECIAL' };
    expect(checkTopic(path, { state: 'SUBMITTED', meetingId: null, meetingKind: 'SPECIAL' }, special)).toMatchObject([
      { code: 'WRONG_STATE', rule: 'J14' },
    ]);
  });
});
