import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statutoryHolidays } from '../../../src/kernel/statutory-holidays.js';
import { notice2027 } from '../../harness/builders/notice.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: TestHub;
let node: TestHub;
beforeAll(async () => {
  hub = await startHub();
  node = await startHub({ database: hub.database });
});
afterAll(async () => {
  await node.close();
  await hub.close();
});

interface Year {
  readonly year: number;
  readonly basis: string;
  readonly notice: string | null;
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly workdays: readonly string[];
}

interface Announced {
  readonly calendarYear: Year | null;
  readonly changedDays: readonly string[];
  readonly userErrors: readonly { readonly path: readonly string[]; readonly code: string; readonly message: string }[];
}

const yearHas = 'year basis notice holidays { name from to } workdays';

async function announce(
  input: object,
  organization = 'xzf',
  role: 'COUNTY_GOVERNMENT' | 'PUBLISHER' = 'COUNTY_GOVERNMENT',
) {
  const text = `mutation ($input: AnnounceHolidaysInput!) { announceHolidays(input: $input) {
    calendarYear { ${yearHas} } changedDays userErrors { path code message } } }`;
  return graphql<{ announceHolidays: Announced }>(hub.url, await hub.token(organization, [role]), text, { input });
}

async function announced(input: object): Promise<Announced> {
  const { data, errors } = await announce(input);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.announceHolidays;
}

async function yearOf(year: number, of: TestHub = hub): Promise<Year | undefined> {
  const { data } = await graphql<{ calendarYear: Year }>(
    of.url,
    await of.token('scjg'),
    `query ($year: Int!) { calendarYear(year: $year) { ${yearHas} } }`,
    { year },
  );
  return data?.calendarYear;
}

async function workingDay(from: string, days: number, of: TestHub = hub): Promise<unknown> {
  const { data } = await graphql<{ workingDay: object }>(
    of.url,
    await of.token('scjg'),
    'query ($from: LocalDate!, $days: Int!) { workingDay(from: $from, days: $days) { date basis } }',
    { from, days },
  );
  return data?.workingDay;
}

async function audited(): Promise<readonly object[]> {
  const { rows } = await hub.owner.query(
    `SELECT subject_id, purpose, details FROM audit_entry WHERE action = 'HOLIDAYS_ANNOUNCED' ORDER BY at`,
  );
  return rows as object[];
}

describe('[year D3] the holidays of a year', () => {
  test('that nobody has announced are those by law: New Year’s Day is no working day', async () => {
    expect(await workingDay('2026-12-31', 1)).toEqual({ date: '2027-01-04', basis: 'PROVISIONAL' });
    expect(await workingDay('2027-02-04', 1)).toEqual({ date: '2027-02-09', basis: 'PROVISIONAL' });
    const year = await yearOf(2027);
    expect(year).toMatchObject({ basis: 'PROVISIONAL', notice: null, workdays: [] });
    expect(year?.holidays).toHaveLength(7);
    expect(year?.holidays).toContainEqual({ name: '春节', from: '2027-02-05', to: '2027-02-08' });
  });

  test('are for the county to announce', async () => {
    const answer = await announce(notice2027, 'scjg', 'PUBLISHER');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await yearOf(2027))?.basis).toBe('PROVISIONAL');
  });

  test('are told by a trial as they would be, which writes nothing', async () => {
    const { calendarYear, changedDays, userErrors } = await announced({ ...notice2027, dryRun: true });
    expect(userErrors).toEqual([]);
    expect(calendarYear).toEqual({ ...notice2027, basis: 'ANNOUNCED' });
    // Beside the days by law, the bridges and the weekends that make up for them.
    expect(changedDays).toEqual([
      '2027-01-30',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
      '2027-02-12',
      '2027-02-20',
      '2027-05-03',
      '2027-05-04',
      '2027-05-05',
      '2027-05-08',
      '2027-09-26',
      '2027-10-04',
      '2027-10-05',
      '2027-10-06',
      '2027-10-07',
      '2027-10-09',
    ]);
    expect((await yearOf(2027))?.basis).toBe('PROVISIONAL');
    expect(await audited()).toEqual([]);
  });

  test('count on every node once they are announced', async () => {
    const trial = await announced({ ...notice2027, dryRun: true });
    expect(await announced(notice2027)).toEqual(trial);
    expect(await yearOf(2027)).toEqual(trial.calendarYear);
    expect(await workingDay('2027-02-04', 1)).toEqual({ date: '2027-02-15', basis: 'ANNOUNCED' });
    expect(await workingDay('2027-01-29', 1)).toEqual({ date: '2027-01-30', basis: 'ANNOUNCED' });
    // From the last days of December on the next notice decides.
    expect(await workingDay('2027-12-28', 1)).toEqual({ date: '2027-12-29', basis: 'PROVISIONAL' });
    await eventually(async () => JSON.stringify(await workingDay('2027-02-04', 1, node)).includes('2027-02-15'));
    expect(await audited()).toEqual([
      {
        subject_id: '2027',
        purpose: notice2027.notice,
        details: { notice: notice2027.notice, corrected: false, changedDays: 16 },
      },
    ]);
  });

  test('that are announced again alike change nothing', async () => {
    const before = await audited();
    expect(await announced(notice2027)).toMatchObject({ changedDays: [], userErrors: [] });
    expect(await audited()).toEqual(before);
  });

  test('are corrected with a reason', async () => {
    const corrected = { ...notice2027, workdays: notice2027.workdays.slice(1) };
    expect(await announced(corrected)).toMatchObject({
      calendarYear: null,
      userErrors: [{ path: ['reason'], code: 'WRONG_STATE', message: '2027年的安排已公布；更正须说明理由' }],
    });
    expect(await announced({ ...corrected, reason: '录入有误' })).toMatchObject({
      changedDays: ['2027-01-30'],
      userErrors: [],
    });
    expect(await workingDay('2027-01-29', 1)).toEqual({ date: '2027-02-01', basis: 'ANNOUNCED' });
    expect((await audited()).at(-1)).toMatchObject({
      purpose: '录入有误',
      details: { corrected: true, changedDays: 1 },
    });
    expect((await announced({ ...notice2027, reason: '更正' })).userErrors).toEqual([]);
  });

  test('of a notice that is wrong are not entered, and everything wrong is told', async () => {
    const holidays = statutoryHolidays(2028).map(({ day, name }) => ({ name, from: day, to: day }));
    const { userErrors } = await announced({
      year: 2028,
      notice: '',
      holidays: holidays.slice(1),
      workdays: ['2028-03-01'],
    });
    expect(userErrors.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
      'notice REQUIRED',
      'holidays INVALID',
      'workdays.0 INVALID',
    ]);
    expect((await yearOf(2028))?.basis).toBe('PROVISIONAL');
  });

  test('are counted alike by the hub and by PostgreSQL, day by day until March 2027', async () => {
    const { rows } = await hub.owner.query<{ day: string; between: number }>(`
      SELECT day::date::text AS day, working_days_between('2025-12-31', day::date) AS between
      FROM generate_series(date '2026-01-01', date '2027-03-31', interval '1 day') AS day`);
    const { calendar } = hub.running.hub;
    let worked = 0;
    const counted = rows.map(({ day }) => {
      if (calendar.day(Temporal.PlainDate.from(day)).working) worked += 1;
      return { day, between: worked };
    });
    expect(rows).toEqual(counted);
    expect(rows).toHaveLength(455);
  });
});
