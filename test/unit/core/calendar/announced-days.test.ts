import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { announcedDays } from '../../../../src/core/calendar/announced-days.js';
import { addWorkingDays, workingCalendar } from '../../../../src/kernel/calendar.js';

const days = announcedDays();
const on = new Map(days.map((day) => [day.day, day]));

describe('the days of the announced years', () => {
  test('are every day from 2020 to 2026, once', () => {
    expect(on.size).toBe(days.length);
    expect(days).toHaveLength(5 * 365 + 2 * 366);
    expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2020-01-01', '2026-12-31']);
  });

  test('know the holidays and the worked weekends by name', () => {
    expect(on.get('2026-02-16')).toMatchObject({ working: false, name: '春节' });
    expect(on.get('2026-02-14')).toMatchObject({ working: true, name: '春节' });
    expect(on.get('2026-11-23')).toMatchObject({ working: true, name: null });
    expect(on.get('2026-11-22')).toMatchObject({ working: false, name: null });
  });

  test('have in every year the New Year, and more worked weekends than none: the library is not silent on any of them', () => {
    for (let year = 2020; year <= 2026; year += 1) {
      expect(on.get(`${year}-01-01`)).toMatchObject({ working: false, name: '元旦' });
      const worked = days.filter(({ day, working, name }) => day.startsWith(`${year}-`) && working && name !== null);
      expect(worked.length).toBeGreaterThanOrEqual(5);
    }
  });

  test('cite the notice that decides them', () => {
    expect(on.get('2026-10-01')?.notice).toMatch(/^国办发明电〔2025〕7号 https:/);
    expect(on.get('2020-01-30')?.notice).toMatch(/^国办发明电〔2019〕16号 /);
    expect(on.get('2020-01-31')?.notice).toMatch(/^国办发明电〔2020〕1号 /);
    expect(on.get('2022-12-31')?.notice).toMatch(/^国办发明电〔2022〕16号 /);
  });

  test('are announced but for the last days of 2026, into which the holiday of the New Year 2027 may reach', () => {
    const open = days.filter(({ announced }) => !announced);
    expect(open.map(({ day }) => day)).toEqual(['2026-12-29', '2026-12-30', '2026-12-31']);
    expect(open.map(({ notice }) => notice)).toEqual([null, null, null]);
  });
});

describe('working days through the announced years', () => {
  const calendar = workingCalendar(days);
  const after = (from: string, n: number): string[] => {
    const { date, basis } = addWorkingDays(calendar, Temporal.PlainDate.from(from), n);
    return [date.toString(), basis];
  };

  test('[T4] three after 2024-02-08 is 2024-02-19', () =>
    expect(after('2024-02-08', 3)).toEqual(['2024-02-19', 'ANNOUNCED']));
  test('[A2] five after 2025-09-30 is 2025-10-14', () =>
    expect(after('2025-09-30', 5)).toEqual(['2025-10-14', 'ANNOUNCED']));
  test('one that lies in 2027 is provisional', () =>
    expect(after('2026-12-25', 5)).toEqual(['2027-01-01', 'PROVISIONAL']));
});

const published = new URL('../../../../../shared/data/holidays_2020_2027.json', import.meta.url);
const describeIfPresent = existsSync(published) ? describe : describe.skip;
const years = z.record(
  z.string(),
  z.object({ papers: z.array(z.string()), days: z.array(z.object({ date: z.string(), isOffDay: z.boolean() })) }),
);

describeIfPresent('an independent reading of the notices', () => {
  test('agrees on every day and on every address', () => {
    const read = years.parse(JSON.parse(readFileSync(published, 'utf8')));
    const off = new Map(Object.values(read).flatMap(({ days }) => days.map(({ date, isOffDay }) => [date, isOffDay])));
    const expected = days.map(({ day }) => {
      const weekend = Temporal.PlainDate.from(day).dayOfWeek > 5;
      return [day, !(off.get(day) ?? weekend)];
    });
    expect(days.map(({ day, working }) => [day, working])).toEqual(expected);
    const cited = new Set(days.flatMap(({ notice }) => notice?.split(' ')[1] ?? []));
    expect([...cited].sort()).toEqual(
      Object.values(read)
        .flatMap(({ papers }) => papers)
        .sort(),
    );
  });
});
