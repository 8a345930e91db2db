import { run, type Executor } from '../../platform/database/index.js';
import { columnNames, relation } from '../../platform/database/relation.js';
import { rowReader, type Column } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';
import type { CalendarDayRow } from './calendar-year.js';
import { daysOfNotice, type DecidedDay } from './holiday-notice.rules.js';

const columns: readonly Column[] = [
  { property: 'day', column: 'day', type: 'date' },
  { property: 'working', column: 'working', type: 'boolean' },
  { property: 'name', column: 'name', type: 'text' },
  { property: 'notice', column: 'notice', type: 'text' },
  { property: 'announced', column: 'announced', type: 'boolean' },
];
const readDay = rowReader<CalendarDayRow>(columns);

/** The days that the notice of a year decides, as far as anything is known of them; 365 or 366 at most. */
export async function readDaysOf(executor: Executor, year: number): Promise<CalendarDayRow[]> {
  const { first, last } = daysOfNotice(year);
  const rows = await run(
    executor,
    sql`SELECT ${columnNames(columns)} FROM calendar_day
      WHERE day BETWEEN ${$(first, 'date')} AND ${$(last, 'date')} ORDER BY day`,
  );
  return rows.map(readDay);
}

/** Holds whoever else changes the calendar until the transaction ends. */
export async function lockCalendar(executor: Executor): Promise<void> {
  await run(executor, sql`SELECT FROM hub_lock WHERE name = 'calendar' FOR UPDATE`);
}

/** Enters what a notice decides, instead of what was expected or announced before. */
export async function writeDays(executor: Executor, notice: string, days: readonly DecidedDay[]): Promise<void> {
  const rows = days.map((day) => ({ ...day, notice, announced: true }));
  await run(
    executor,
    sql`INSERT INTO calendar_day (${columnNames(columns)}) ${relation(columns, rows)}
      ON CONFLICT (day) DO UPDATE SET working = excluded.working, name = excluded.name, notice = excluded.notice,
        announced = excluded.announced`,
  );
}
