import { Temporal } from 'temporal-polyfill';
import { countyZone, shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { $, join, sql, type Sql } from '../../platform/database/sql.js';
import type { DeadlineSource } from '../deadlines/index.js';

/** Notices come out in October or November. */
const expectedFrom = 11;

/**
 * From November on, while the notice of the next year is not entered, the county government has until the year begins; after that it stays
 * overdue. T4 is the first of the rules that count working days.
 */
export const noticeDeadline: DeadlineSource = ({ organization }, now) => {
  const { year, month } = shanghaiDay(now);
  const years = month >= expectedFrom ? [year, year + 1] : [year];
  return sql`SELECT 'cal_' || md5(n.first::text) AS key, n.title, o.id AS responsible_id, n.due_at, 'T4' AS rule, 'org_' || o.code AS subject_id
    FROM organization o, (VALUES ${join(years.map(noticeOf))}) AS n (first, title, due_at)
    WHERE o.id = ${$(organization.key, 'int')} AND o.kind = 'COUNTY_GOVERNMENT'
      AND NOT EXISTS (SELECT FROM calendar_day c WHERE c.day = n.first AND c.announced)`;
};

function noticeOf(year: number): Sql {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const due = shanghaiText(first.toZonedDateTime(countyZone).toInstant());
  return sql`(${$(first.toString(), 'date')}, ${$(`${year}年节假日安排尚未录入`, 'text')}, ${$(due, 'timestamptz')})`;
}
