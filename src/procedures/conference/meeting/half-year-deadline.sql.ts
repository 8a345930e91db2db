import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import type { AskedDeadlines, DeadlineSource } from '../../../core/deadlines/index.js';
import { $, sql, type Sql } from '../../../platform/database/sql.js';
import { conferenceOfficeCode, holdsOffice } from '../../../core/organizations/index.js';
import { halfYearOf, type HalfYear } from './half-year.js';
import { inServiceBefore } from './in-service.sql.js';

/**
 * J11: while no regular meeting is planned or was held in this half-year, one is due by its end; if none was held in the last
 * one, that stays overdue through this, unless the hub was not in service yet. For the office, which has to plan it, and the
 * convener's body.
 */
export const halfYearDeadline: DeadlineSource = {
  prefix: 'cnf_',
  permission: 'runConference',
  county: 'AS_GOVERNMENT',
  select: meetingsDue,
  nextSteps: async ({ rule }) => [{ step: 'plan', label: '安排例行会议', rule, mutation: 'planMeeting' }],
};

function meetingsDue({ viewer: { organization }, now, organizations, ofOwner }: AskedDeadlines): Sql {
  const present = halfYearOf(shanghaiDay(now));
  const past = halfYearOf(present.from.subtract({ days: 1 }));
  const today = shanghaiDay(now).toString();
  const isConcerned = (['conferenceOffice', 'convener'] as const).some((office) =>
    holdsOffice(organizations, organization, office, today),
  );
  const moment = $(shanghaiText(now), 'timestamptz');
  return sql`SELECT 'cnf_' || md5(h.label) AS key, h.title, o.id AS responsible_id, h.ends AS due_at, 'J11' AS rule,
      'org_' || o.code AS subject_id, '例行会议' AS label, 'halfYear' AS clock, NULL AS procedure, NULL AS number
    FROM organization o, (VALUES
      ${halfYear(present, '例行联席会议尚未安排')},
      ${halfYear(past, '例行联席会议未召开')}) AS h (label, title, begins, ends)
    WHERE o.code = ${$(conferenceOfficeCode, 'text')} AND ${$(isConcerned, 'boolean')}
      AND (h.ends > ${moment}
        OR ${inServiceBefore(sql`h.ends`)})
      AND NOT EXISTS (
        SELECT FROM conference_meeting m JOIN proceeding p ON p.id = m.proceeding_id
        WHERE m.kind = 'REGULAR' AND p.state <> 'CANCELLED' AND m.meets_at >= h.begins AND m.meets_at < h.ends
          AND (m.held_at IS NOT NULL OR h.ends > ${moment}))${ofOwner('o.id')}`;
}

function halfYear({ label, from, endsAt }: HalfYear, title: string): Sql {
  const begins = $(from.toString(), 'date');
  return sql`(${$(label, 'text')}, ${$(`${label}${title}`, 'text')}, ${begins}::timestamptz, ${$(shanghaiText(endsAt), 'timestamptz')})`;
}
