import { describe, expect, test } from 'vitest';
import { announcedDays } from '../../../src/core/calendar/announced-days.js';
import { lunarHolidays } from '../../../src/kernel/lunar-holidays.js';
import { knownYears, statutoryHolidays } from '../../../src/kernel/statutory-holidays.js';

describe('[year D3] the statutory holidays of a year', () => {
  test('are those of 2027', () => {
    expect(statutoryHolidays(2027).map(({ day, name }) => `${day} ${name}`)).toEqual([
      '2027-01-01 元旦',
      '2027-02-05 春节',
      '2027-02-06 春节',
      '2027-02-07 春节',
      '2027-02-08 春节',
      '2027-04-05 清明节',
      '2027-05-01 劳动节',
      '2027-05-02 劳动节',
      '2027-06-09 端午节',
      '2027-09-15 中秋节',
      '2027-10-01 国庆节',
      '2027-10-02 国庆节',
      '2027-10-03 国庆节',
    ]);
  });

  test('are off in every notice under the present regulation, by the same name', () => {
    const announced = new Map(announcedDays().map((day) => [day.day, day]));
    const known = knownYears.filter((year) => announced.has(`${year}-06-01`)).flatMap(statutoryHolidays);
    expect(known.length).toBeGreaterThanOrEqual(26);
    const told = known.map(({ day }) => announced.get(day)).map((day) => [day?.working, day?.name]);
    expect(told).toEqual(known.map(({ name }) => [false, expect.stringContaining(name.slice(0, 2))]));
  });

  test.each(knownYears)('are thirteen days of %i, lunar ones in their season', (year) => {
    const holidays = statutoryHolidays(year).flatMap(({ day, name }) =>
      name.split('、').map((one) => ({ day, name: one })),
    );
    expect(holidays).toHaveLength(13);
    expect(new Set(holidays.map(({ day }) => day.slice(0, 4)))).toEqual(new Set([String(year)]));
    const seasons = {
      春节: ['01-20', '02-24'],
      清明节: ['04-03', '04-06'],
      端午节: ['05-25', '06-28'],
      中秋节: ['09-06', '10-09'],
    };
    for (const [name, [first = '', last = '']] of Object.entries(seasons)) {
      const inSeason = holidays.filter(
        (one) => one.name === name && one.day.slice(5) >= first && one.day.slice(5) <= last,
      );
      expect(inSeason).toHaveLength(name === '春节' ? 4 : 1);
    }
  });

  test('on one day have both names', () => {
    expect(statutoryHolidays(2031).find(({ day }) => day === '2031-10-01')?.name).toBe('中秋节、国庆节');
  });

  test('are not known of other years', () => {
    expect(() => statutoryHolidays(2024)).toThrow(RangeError);
    expect(() => statutoryHolidays(2051)).toThrow(RangeError);
  });
});

test('[year D3] lunar holidays are where ICU has them, but for new moons within minutes of midnight', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
  const told = [...lunarHolidays].flatMap(([year, { newYear, dragonBoat, midAutumn }]) =>
    [newYear, dragonBoat, midAutumn].map((day, index) => [`${year}-${day}`, ['1/1', '5/5', '8/15'][index]] as const),
  );
  const differing = told.filter(([day, expected]) => lunar.format(new Date(day)) !== expected).map(([day]) => day);
  expect(differing).toEqual(['2027-02-06', '2030-02-03']);
});
