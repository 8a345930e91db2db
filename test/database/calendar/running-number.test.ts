import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { CalendarDayEntity } from '../../../src/core/calendar/calendar-day.entity.js';
import { loadCalendar, seedCalendar } from '../../../src/core/calendar/calendar.sql.js';
import type { WorkingCalendar } from '../../../src/kernel/calendar.js';
import { openDatabase, type Database } from '../../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';

let made: TestDatabase;
let database: Database;
let calendar: WorkingCalendar;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase({ url: made.url, entities: [CalendarDayEntity], applicationName: 'test' });
  await seedCalendar(database.orm.em.fork());
  // Known days with unknown ones between them, before and after.
  await database.pool.query(`INSERT INTO calendar_day VALUES
    ('1999-09-30', false, '国庆', NULL, false), ('2027-02-20', true, '春节', '国办发明电', true), ('2027-02-10', false, '春节', '国办发明电', true)`);
  calendar = await loadCalendar(database.orm.em.fork());
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

async function counted(first: string, last: string): Promise<number> {
  const { rows } = await database.pool.query<{ days: number }>(
    'SELECT working_days_between($1::date, $2::date) AS days',
    [first, last],
  );
  return rows[0]?.days ?? NaN;
}

function walked(first: string, last: string): number {
  let days = 0;
  const end = Temporal.PlainDate.from(last);
  for (let day = Temporal.PlainDate.from(first); Temporal.PlainDate.compare(day, end) < 0;) {
    day = day.add({ days: 1 });
    if (calendar.day(day).working) days += 1;
  }
  return days;
}

describe('working days between two days', () => {
  test('are those that the kernel walks, within the calendar, across its ends and outside of it', async () => {
    const near = fc.integer({ min: -9_000, max: 9_000 });
    const length = fc.integer({ min: -30, max: 900 });
    await fc.assert(
      fc.asyncProperty(near, length, async (offset, days) => {
        const first = Temporal.PlainDate.from('2023-07-01').add({ days: offset });
        const last = first.add({ days });
        expect(await counted(first.toString(), last.toString())).toBe(walked(first.toString(), last.toString()));
      }),
      { numRuns: 300 },
    );
  });

  test('[files F4] cost the same for two thousand years as for three days', async () => {
    const between = async (first: string): Promise<number> => {
      const begun = performance.now();
      await database.pool.query(
        `SELECT sum(working_days_between($1::date, '2026-11-23'::date + i % 200)) FROM generate_series(1, 2000) i`,
        [first],
      );
      return performance.now() - begun;
    };
    // Walking them day by day takes ten minutes.
    expect(await between('0001-01-01')).toBeLessThan(2_000);
    expect(await between('2026-11-20')).toBeLessThan(2_000);
    expect(await counted('0001-01-01', '0001-01-08')).toBe(5);
    expect(await counted('9999-12-30', '9999-12-31')).toBe(1);
  });

  test('follow a calendar that is changed: a day added, taken away, worked or not', async () => {
    expect(await counted('2027-05-28', '2027-06-01')).toBe(2);
    await database.pool.query(`INSERT INTO calendar_day VALUES ('2027-05-29', true, '调休', '国办发明电', true)`);
    expect(await counted('2027-05-28', '2027-06-01')).toBe(3);
    await database.pool.query(`UPDATE calendar_day SET working = false WHERE day = '2027-05-29'`);
    expect(await counted('2027-05-28', '2027-06-01')).toBe(2);
    await database.pool.query(`DELETE FROM calendar_day WHERE day = '2027-05-29'`);
    expect(await counted('2027-05-28', '2027-06-01')).toBe(2);
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS wrong FROM (
        SELECT running_excess, sum(working::int - (extract(isodow FROM day) <= 5)::int) OVER (ORDER BY day) AS excess
        FROM calendar_day) c WHERE running_excess <> excess`,
    );
    expect(rows).toEqual([{ wrong: 0 }]);
  });

  test('two that change the calendar at once leave the count that both changes give', async () => {
    const change = (day: string): Promise<unknown> =>
      database.pool.query(`INSERT INTO calendar_day VALUES ($1, false, '假', NULL, false)`, [day]);
    await Promise.all(['2028-01-03', '2028-01-04', '2028-01-05', '2028-01-06', '2028-01-07'].map(change));
    expect(await counted('2028-01-02', '2028-01-10')).toBe(1);
  });
});
