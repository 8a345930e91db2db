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
export const noticeDeadline: DeadlineSource = {
  prefix: 'cal_',
  permission: 'administerCounty',
  county: 'AS_GOVERNMENT',
  select: ({ viewer, now, ofOwner }) => noticesDue(viewer.organization.key, now, ofOwner('o.id')),
  nextSteps: async ({ rule }) => [{ step: 'announce', label: '录入放假安排', rule, mutation: 'announceHolidays' }],
};

function noticesDue(county: number, now: Temporal.Instant, ofOwner: Sql): Sql {
  const { year, month } = shanghaiDay(now);
  const years = month >= expectedFrom ? [year, year + 1] : [year];
  return sql`SELECT 'cal_' || md5(n.first::text) AS key, n.title, o.id AS responsible_id, n.due_at,
      'T4' AS rule, 'org_' || o.code AS subject_id, '录入放假安排' AS label, 'notice' AS clock, NULL AS procedure, NULL AS number
    FROM organization o, (VALUES ${join(years.map(noticeOf))}) AS n (first, title, due_at)
    WHERE o.id = ${$(county, 'int')} AND o.kind = 'COUNTY_GOVERNMENT'
      AND NOT EXISTS (SELECT FROM calendar_day c WHERE c.day = n.first AND c.announced)${ofOwner}`;
}

function noticeOf(year: number): Sql {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const due = shanghaiText(first.toZonedDateTime(countyZone).toInstant());
  return sql`(${$(first.toString(), 'date')}, ${$(`${year}年节假日安排尚未录入`, 'text')}, ${$(due, 'timestamptz')})`;
}
