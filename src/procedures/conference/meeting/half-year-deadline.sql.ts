import { shanghaiDay } from '../../../kernel/calendar.js';
import { shanghaiText } from '../../../kernel/instant-text.js';
import type { DeadlineSource } from '../../../core/deadlines/index.js';
import { convenerCode, officeCode } from '../membership/county-conference.js';
import { halfYearOf } from './half-year.js';

/**
 * J11: while no regular meeting is planned or was held in this half-year, one is due by its end. For the office, which has to plan
 * it, and the convener's body; the meeting of another half-year is found by the index on kind and day.
 */
export const halfYearDeadline: DeadlineSource = ({ organization }, $, now) => {
  const { label, from, until, endsAt } = halfYearOf(shanghaiDay(now));
  const concerned = organization.code === officeCode || organization.code === convenerCode;
  return `SELECT 'cnf_' || md5(${$(label, 'text')}) AS key, ${$(`${label}例行联席会议尚未安排`, 'text')} AS title,
      o.id AS responsible_id, ${$(shanghaiText(endsAt), 'timestamptz')} AS due_at, 'J11' AS rule, 'org_' || o.code AS subject_id
    FROM organization o
    WHERE o.code = ${$(officeCode, 'text')} AND ${$(concerned, 'boolean')} AND NOT EXISTS (
      SELECT FROM conference_meeting m JOIN proceeding p ON p.id = m.proceeding_id
      WHERE m.kind = 'REGULAR' AND p.state <> 'CANCELLED'
        AND m.meets_at >= ${$(from.toString(), 'date')}::timestamptz
        AND m.meets_at < ${$(until.toString(), 'date')}::timestamptz)`;
};
