import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

const script = `
  import { Temporal } from 'temporal-polyfill';
  import { announcedDays } from './src/core/calendar/announced-days.ts';
  import { addWorkingDays, shanghaiDay, workingCalendar } from './src/kernel/calendar.ts';
  import { dueAt, sameDay } from './src/kernel/deadline.ts';
  const days = announcedDays();
  const calendar = workingCalendar(days);
  const after = (from, n) => addWorkingDays(calendar, Temporal.PlainDate.from(from), n).date.toString();
  const formedAt = Temporal.Instant.from('2026-11-22T16:00:00Z');
  console.log(JSON.stringify({
    zone: new Date(0).getHours(),
    facts: [after('2024-02-08', 3), after('2025-09-30', 5)],
    day: shanghaiDay(formedAt).toString(),
    due: dueAt(sameDay, formedAt, calendar).at.toString(),
    worked: days.filter(({ working }) => working).length,
  }));
`;

test.each([
  ['UTC', 0],
  ['Asia/Shanghai', 8],
  ['America/New_York', 19],
])('[S10] days, deadlines and the calendar are those of the county on a machine in %s', async (TZ, hour) => {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { ...process.env, TZ },
    timeout: 20_000,
  });
  expect(JSON.parse(stdout)).toEqual({
    zone: hour,
    facts: ['2024-02-19', '2025-10-14'],
    day: '2026-11-23',
    due: '2026-11-23T16:00:00Z',
    worked: 1744,
  });
});
