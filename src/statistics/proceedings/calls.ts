import { sql } from '../../platform/database/sql.js';
import { countOf, medianOf, shareOf, periodCondition, type ProceedingChapter } from './chapter.js';

const clock = 'proceeding_deadline.met_at, due_at, starts_at';
const minutes = sql`extract(epoch FROM x.met_at - x.starts_at) / 60`;

/** Mech 三(四)3: whistle calls, counted for each organization that was called. */
export const whistleCallChapter: ProceedingChapter = {
  title: '吹哨报到',
  english: 'Whistle calls',
  query: 'whistleCallStatistics',
  population: '期间内的吹哨，被吹哨单位各计一次 · calls in the period, once for each organization called',
  organization: '被吹哨单位。Who was called.',
  figures: {
    called: countOf('called', 'true', {
      title: '被吹哨次数',
      english: 'Calls',
      sources: 'proceeding_deadline.starts_at',
    }),
    reported: countOf('reported', 'c.met_at IS NOT NULL', {
      title: '报到次数（规则 U10）',
      english: 'Reported (rule U10)',
      sources: clock,
    }),
    inTimeRate: shareOf('inTimeRate', 'c.met_at < c.due_at', 'true', {
      title: '按时报到率',
      english: 'In-time rate',
      numerator: '按时报到次数',
      denominator: '被吹哨次数',
      sources: clock,
    }),
    medianMinutes: medianOf('medianMinutes', 'c.minutes', {
      title: '吹哨至报到的分钟数中位数',
      english: 'Median minutes from the call to reporting',
      sources: clock,
    }),
  },
  rows: (period, seen) => sql`
    SELECT x.responsible_id AS publisher_id, x.starts_at::date AS day, x.met_at, x.due_at, ${minutes} AS minutes
    FROM proceeding_deadline x JOIN proceeding p ON p.id = x.proceeding_id
    WHERE p.procedure = 'WHISTLE_CALL' AND x.clock = 'reporting' AND ${periodCondition('x.starts_at', period)} AND ${seen}`,
};

/** Mech 三(四)2: notices of danger by the department that was notified. */
export const dangerNoticeChapter: ProceedingChapter = {
  title: '隐患通知',
  english: 'Danger notices',
  query: 'dangerNoticeStatistics',
  population: '期间内发出的隐患通知 · notices in the period',
  organization: '被通知部门。Who was notified.',
  figures: {
    notices: countOf('notices', 'true', {
      title: '通知件数（规则 U5）',
      english: 'Notices (rule U5)',
      sources: 'proceeding.opened_at',
    }),
    dispatched: countOf('dispatched', 'c.dispatched_at IS NOT NULL', {
      title: '派员件数（规则 U6）',
      english: 'Officers dispatched (rule U6)',
      sources: 'danger_notice.dispatched_at',
    }),
    refused: countOf('refused', 'c.refused', {
      title: '不予处理件数（规则 U7）',
      english: 'Refused, with or without reasons (rule U7)',
      sources: 'proceeding_step.step',
    }),
    escalated: countOf('escalated', 'c.escalated_at IS NOT NULL', {
      title: '报告县政府件数（规则 U7）',
      english: 'Reported to the county government (rule U7)',
      sources: 'danger_notice.escalated_at',
    }),
    medianMinutesToDispatch: medianOf('medianMinutesToDispatch', 'c.minutes', {
      title: '通知至派员的分钟数中位数',
      english: 'Median minutes from notice to dispatch',
      sources: 'proceeding.opened_at; danger_notice.dispatched_at',
    }),
  },
  rows: (period, seen) => sql`
    SELECT d.notified_id AS publisher_id, p.opened_at::date AS day, d.dispatched_at, d.escalated_at,
      extract(epoch FROM d.dispatched_at - p.opened_at) / 60 AS minutes,
      EXISTS (SELECT FROM proceeding_step s WHERE s.proceeding_id = p.id AND s.step IN ('decline', 'refuse')) AS refused
    FROM danger_notice d JOIN proceeding p ON p.id = d.proceeding_id
    WHERE ${periodCondition('p.opened_at', period)} AND ${seen}`,
};
