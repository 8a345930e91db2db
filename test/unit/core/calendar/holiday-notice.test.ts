import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { announcedDays } from '../../../../src/core/calendar/announced-days.js';
import { calendarYear } from '../../../../src/core/calendar/calendar-year.js';
import {
  checkNotice,
  daysOfNotice,
  decidedDays,
  type HolidayNotice,
  type HolidayStretch,
} from '../../../../src/core/calendar/holiday-notice.rules.js';
import { statutoryHolidays } from '../../../../src/kernel/statutory-holidays.js';

/** A notice that gives the days off by law, each by itself. */
const lawful = (year: number): HolidayNotice => ({
  year,
  notice: '国办发明电〔2026〕1号',
  holidays: statutoryHolidays(year).map(({ day, name }) => ({ name, from: day, to: day })),
  workdays: [],
});
const lawful2027 = lawful(2027);
const codesOf = (notice: HolidayNotice) => checkNotice(notice).map(({ path, code }) => `${path.join('.')} ${code}`);
const withHoliday = (holiday: HolidayStretch): HolidayNotice => ({
  ...lawful2027,
  holidays: [...lawful2027.holidays, holiday],
});

describe('[year D3] a notice of holidays', () => {
  test.each([2025, 2026])('of %i, as it was published, decides the days as they are known', (year) => {
    const { first, last } = daysOfNotice(year);
    const known = announcedDays().filter(({ day }) => first <= day && day <= last);
    const { notice, holidays, workdays } = calendarYear(year, known);
    const published = { year, notice: notice ?? '', holidays, workdays };
    expect(checkNotice(published)).toEqual([]);
    const decided = new Map(decidedDays(published).map(({ day, working }) => [day, working]));
    expect([...decided]).toEqual(known.map(({ day, working }) => [day, working]));
  });

  test.each<[string, HolidayNotice, string[]]>([
    ['of a year that nobody reckons', { ...lawful2027, year: 2051 }, ['year INVALID']],
    ['without a number', { ...lawful2027, notice: ' ' }, ['notice REQUIRED']],
    ['without the days off by law', { ...lawful2027, holidays: lawful2027.holidays.slice(1) }, ['holidays INVALID']],
    [
      'with a holiday of another year',
      withHoliday({ name: '元旦', from: '2028-01-01', to: '2028-01-01' }),
      ['holidays.13.from INVALID', 'holidays.13.to INVALID'],
    ],
    [
      'with days that the next notice arranges',
      withHoliday({ name: '元旦', from: '2027-12-28', to: '2027-12-31' }),
      ['holidays.13.to INVALID'],
    ],
    [
      'with a holiday that ends before it begins',
      withHoliday({ name: '休', from: '2027-03-03', to: '2027-03-01' }),
      ['holidays.13.to INVALID'],
    ],
    [
      'with holidays that overlap',
      withHoliday({ name: '春节', from: '2027-02-08', to: '2027-02-12' }),
      ['holidays.13 INVALID'],
    ],
    [
      'with a holiday without a name',
      withHoliday({ name: '', from: '2027-03-01', to: '2027-03-01' }),
      ['holidays.13.name REQUIRED'],
    ],
    ['with a worked weekday', { ...lawful2027, workdays: ['2027-03-01'] }, ['workdays.0 INVALID']],
    ['with a worked holiday', { ...lawful2027, workdays: ['2027-02-06'] }, ['workdays.0 INVALID']],
    ['with a worked day twice', { ...lawful2027, workdays: ['2027-03-06', '2027-03-06'] }, ['workdays.1 INVALID']],
    ['with a worked day of another year', { ...lawful2027, workdays: ['2028-03-04'] }, ['workdays.0 INVALID']],
  ])('%s is refused', (_, notice, expected) => expect(codesOf(notice)).toEqual(expected));

  test('names the holidays by law that it lacks', () => {
    const [{ message } = { message: '' }] = checkNotice({ ...lawful2027, holidays: lawful2027.holidays.slice(2) });
    expect(message).toBe('缺少法定节假日：2027-01-01元旦、2027-02-05春节');
  });

  test('that is not refused decides each of its days once: off on holidays, at work on weekdays and on worked weekends', () => {
    const { first, last } = daysOfNotice(2027);
    const length = Temporal.PlainDate.from(first).until(last).days + 1;
    const day = fc.nat({ max: length + 5 }).map((ahead) =>
      Temporal.PlainDate.from(first)
        .add({ days: ahead - 3 })
        .toString(),
    );
    const stretch = fc.record({ name: fc.constantFrom('春节', '休'), from: day, to: day });
    const notices = fc.record({ more: fc.array(stretch, { maxLength: 3 }), workdays: fc.array(day, { maxLength: 4 }) });
    let taken = 0;
    fc.assert(
      fc.property(notices, ({ more, workdays }) => {
        const notice = { ...lawful2027, holidays: [...lawful2027.holidays, ...more], workdays };
        fc.pre(checkNotice(notice).length === 0);
        taken += 1;
        const decided = decidedDays(notice);
        expect(decided.map((one) => one.day)).toEqual(
          Array.from({ length }, (_, ahead) => Temporal.PlainDate.from(first).add({ days: ahead }).toString()),
        );
        const told = calendarYear(2027, decided);
        const isOff = (one: string): boolean => notice.holidays.some(({ from, to }) => from <= one && one <= to);
        expect(decided.filter(({ working }) => !working).map((one) => one.day)).toEqual(
          decided
            .filter((one) => isOff(one.day) || (!one.isWeekday && !workdays.includes(one.day)))
            .map((one) => one.day),
        );
        expect(told.workdays).toEqual(workdays.toSorted());
        expect(
          decided.every(
            (one) => isOff(one.day) === told.holidays.some(({ from, to }) => from <= one.day && one.day <= to),
          ),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(taken).toBe(300);
  });
});
