import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { CalendarDayEntity } from '../../../src/core/calendar/calendar-day.entity.js';
import { loadCalendar, seedCalendar } from '../../../src/core/calendar/calendar.sql.js';
import { addWorkingDays, type WorkingCalendar } from '../../../src/kernel/calendar.js';
import { openDatabase, type Database } from '../../../src/platform/database/index.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';

let made: TestDatabase;
let database: Database;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase({ url: made.url, entities: [CalendarDayEntity], applicationName: 'test' });
});

afterAll(async () => {
  await database.close();
  await made.drop();
});

beforeEach(async () => {
  await database.pool.query('TRUNCATE calendar_day');
  await seed();
});

const seed = (): Promise<void> => seedCalendar(database.orm.em.fork());
const load = (): Promise<WorkingCalendar> => loadCalendar(database.orm.em.fork());
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

async function rows(condition: string): Promise<Record<string, unknown>[]> {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `SELECT day::text, working, name, notice, announced FROM calendar_day WHERE ${condition} ORDER BY day`,
  );
  return rows;
}

describe('the calendar', () => {
  test('holds every day of 2020 to 2026 with its notice, and of later years the holidays by law', async () => {
    expect(await rows(`day < '2027-01-01'`)).toHaveLength(2557);
    expect(await rows(`day BETWEEN '2027-01-01' AND '2027-12-31' AND NOT working AND NOT announced`)).toHaveLength(13);
    expect(await rows(`day = '2024-02-18'`)).toEqual([
      {
        day: '2024-02-18',
        working: true,
        name: '春节',
        notice: '国办发明电〔2023〕7号 https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
        announced: true,
      },
    ]);
  });

  test('[T4] is read back whole: three working days after 2024-02-08 is 2024-02-19, five after 2025-09-30 is 2025-10-14', async () => {
    const calendar = await load();
    expect(addWorkingDays(calendar, day('2024-02-08'), 3)).toEqual({ date: day('2024-02-19'), basis: 'ANNOUNCED' });
    expect(addWorkingDays(calendar, day('2025-09-30'), 5)).toEqual({ date: day('2025-10-14'), basis: 'ANNOUNCED' });
    expect(calendar.day(day('2026-12-28')).basis).toBe('ANNOUNCED');
    expect(calendar.day(day('2026-12-31'))).toMatchObject({ working: true, basis: 'PROVISIONAL' });
    expect(calendar.day(day('2027-01-04'))).toMatchObject({ working: true, basis: 'PROVISIONAL' });
  });

  test('loaded again, by several nodes at once, changes nothing an administrator has corrected', async () => {
    await database.pool.query(`UPDATE calendar_day SET working = false, notice = '晋政办发' WHERE day = '2026-11-24'`);
    const before = await rows('true');
    await Promise.all([seed(), seed(), seed()]);
    expect(await rows('true')).toEqual(before);
    expect(await rows(`day = '2026-11-24'`)).toMatchObject([{ working: false, notice: '晋政办发' }]);
    expect((await load()).day(day('2026-11-24'))).toMatchObject({ working: false, basis: 'ANNOUNCED' });
  });

  test('takes the notice once it is out: a day that was open is settled by the next load', async () => {
    await database.pool.query(
      `UPDATE calendar_day SET working = NOT working, notice = NULL, announced = false WHERE day = '2026-10-10'`,
    );
    expect((await load()).day(day('2026-10-10'))).toMatchObject({ working: false, basis: 'PROVISIONAL' });
    await seed();
    expect((await load()).day(day('2026-10-10'))).toMatchObject({ working: true, basis: 'ANNOUNCED' });
  });

  test('an announced day of a year the hub was not shipped with counts as soon as it is entered', async () => {
    await database.pool.query(`INSERT INTO calendar_day VALUES ('2027-02-10', false, '春节', '国办发明电', true)`);
    expect((await load()).day(day('2027-02-10'))).toMatchObject({ working: false, basis: 'ANNOUNCED' });
  });

  test('a day is announced only with the notice that announces it', async () => {
    const uncited = database.pool.query(`INSERT INTO calendar_day VALUES ('2027-02-09', false, '春节', NULL, true)`);
    await expect(uncited).rejects.toMatchObject({ constraint: 'calendar_day_cites_notice' });
  });
});
