import { sql } from '../../platform/database/sql.js';
import { countOf, medianOf, shareOf, periodCondition, type ProceedingChapter } from './chapter.js';

const table = 'case_transfer';

/** Mech 三(一): cases that were sent, by sender and day of sending. */
export const transferChapter: ProceedingChapter = {
  title: '案件移送',
  english: 'Case transfers',
  query: 'transferStatistics',
  population: '期间内移送的案件 · cases sent in the period',
  organization: '移送单位。The sender.',
  figures: {
    sent: countOf('sent', 'true', { title: '移送件数', english: 'Cases sent', sources: `${table}.sent_at` }),
    inTime: countOf('inTime', `c.timeliness = 'IN_TIME'`, {
      title: '按期移送件数（规则 T4、T5、T6）',
      english: 'Sent in time (rules T4, T5, T6)',
      sources: `${table}.timeliness`,
    }),
    urgent: countOf('urgent', 'c.urgent', {
      title: '紧急移送件数（规则 T6）',
      english: 'Urgent ones (rule T6)',
      sources: `${table}.urgent`,
    }),
    inTimeRate: shareOf('inTimeRate', `c.timeliness = 'IN_TIME'`, 'true', {
      title: '按期移送率',
      english: 'In-time rate',
      numerator: '按期移送件数',
      denominator: '移送件数',
      sources: `${table}.timeliness`,
    }),
    medianWorkingDays: medianOf('medianWorkingDays', 'c.working_days', {
      title: '发现至移送的工作日数中位数',
      english: 'Median working days from discovery to sending',
      sources: `${table}.discovered_at, sent_at; calendar_day`,
    }),
    accepted: countOf('accepted', `c.state IN ('ACCEPTED', 'CONCLUDED')`, {
      title: '已受理件数（含已办结）',
      english: 'Accepted, concluded ones among them',
      sources: 'proceeding.state',
    }),
    // What was recalled before anybody returned it was not.
    returned: countOf('returned', `c.state IN ('RETURNED', 'TAKEN_BACK') AND c.was_returned`, {
      title: '退回件数（规则 T11）',
      english: 'Returned (rule T11)',
      sources: 'proceeding.state; proceeding_step.step',
    }),
    supplementAsked: countOf('supplementAsked', 'c.supplement_due_at IS NOT NULL', {
      title: '要求补正件数（规则 T9）',
      english: 'Of which a supplement was asked for (rule T9)',
      sources: `${table}.supplement_due_at`,
    }),
    forwarded: countOf('forwarded', 'c.is_forwarded', {
      title: '转送件数（规则 T11）',
      english: 'Forwarded by whoever was not competent (rule T11)',
      sources: `${table}.forwarder_ids`,
    }),
    concluded: countOf('concluded', `c.state = 'CONCLUDED'`, {
      title: '已反馈结果件数',
      english: 'Concluded, the result reported back',
      sources: 'proceeding.state',
    }),
  },
  rows: (period, seen) => sql`
    SELECT d.sender_id AS publisher_id, d.sent_at::date AS day, d.timeliness, d.urgent, p.state, d.supplement_due_at,
      cardinality(d.forwarder_ids) > 0 AS is_forwarded,
      EXISTS (SELECT FROM proceeding_step s WHERE s.proceeding_id = p.id AND s.step = 'return') AS was_returned,
      working_days_between(d.discovered_at::date, d.sent_at::date) AS working_days
    FROM case_transfer d JOIN proceeding p ON p.id = d.proceeding_id
    WHERE ${periodCondition('d.sent_at', period)} AND ${seen}`,
};
