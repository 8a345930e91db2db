import { readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { notice2027 } from '../../harness/builders/notice.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-01-01T10:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

interface Notice {
  readonly holidays: readonly { readonly from: string; readonly to: string }[];
  readonly workdays: readonly string[];
}

/** The statutory holidays of 2027 as the calendar of the county prints them, known long before the notice (全国年节及纪念日放假办法). */
const statutory2027: Notice = {
  holidays: [
    ['01-01', '01-01'],
    ['02-05', '02-08'],
    ['04-05', '04-05'],
    ['05-01', '05-02'],
    ['06-09', '06-09'],
    ['09-15', '09-15'],
    ['10-01', '10-03'],
  ].map(([from, to]) => ({ from: `2027-${from}`, to: `2027-${to}` })),
  workdays: [],
};

/** Whether people are at work on a day, read off the notices as a person would. */
function isWorked(day: string, notices: readonly Notice[]): boolean {
  if (notices.some(({ workdays }) => workdays.includes(day))) return true;
  if (notices.some(({ holidays }) => holidays.some(({ from, to }) => from <= day && day <= to))) return false;
  return Temporal.PlainDate.from(day).dayOfWeek <= 5;
}

function workingDayAfter(from: string, days: number, notices: readonly Notice[]): string {
  let day = Temporal.PlainDate.from(from);
  for (let left = days; left > 0;) {
    day = day.add({ days: 1 });
    if (isWorked(day.toString(), notices)) left -= 1;
  }
  return day.toString();
}

interface Morning {
  readonly workingDay: { readonly date: string; readonly basis: string };
  readonly deadlines: { readonly nodes: readonly { readonly title: string; readonly status: string }[] };
}

test('[year D3] every morning from January to the next March the third working day is the right one, and the county knows of a missing notice', async () => {
  const notice2026 = JSON.parse(
    await readFile(new URL('../../../examples/administration/notice-of-holidays.json', import.meta.url), 'utf8'),
  ) as Notice;
  const announcedOn = '2026-12-10';
  const county = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
  const query = `query ($from: LocalDate!) { workingDay(from: $from, days: 3) { date basis }
    deadlines(first: 20) { nodes { title status } } }`;
  const wrong: unknown[] = [];
  let day = Temporal.PlainDate.from('2026-01-01');
  for (; day.toString() <= '2027-03-31'; day = day.add({ days: 1 })) {
    const today = day.toString();
    clock.moveTo(`${today}T10:00:00.000+08:00`);
    if (today === announcedOn) {
      const announce = `mutation ($input: AnnounceHolidaysInput!) { announceHolidays(input: $input) { userErrors { message } } }`;
      await graphql(hub.url, county, announce, { input: notice2027 });
    }
    const isAnnounced = today >= announcedOn;
    const notices = [notice2026, isAnnounced ? notice2027 : statutory2027];
    const { data } = await graphql<Morning>(hub.url, county, query, { from: today });
    const told = {
      today,
      date: data?.workingDay.date,
      isProvisional: data?.workingDay.basis === 'PROVISIONAL',
      missing: data?.deadlines.nodes.map(({ title }) => title).filter((title) => title.includes('节假日')),
    };
    const date = workingDayAfter(today, 3, notices);
    const right = {
      today,
      date,
      // The last days of a year are arranged by the notice of the next.
      isProvisional: isAnnounced ? date > '2027-12-28' : date > '2026-12-28',
      missing: today >= '2026-11-01' && !isAnnounced ? ['2027年节假日安排尚未录入'] : [],
    };
    if (JSON.stringify(told) !== JSON.stringify(right)) wrong.push({ told, right });
  }
  expect(wrong).toEqual([]);
});
