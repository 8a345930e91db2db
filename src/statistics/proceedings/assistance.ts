import { sql } from '../../platform/database/sql.js';
import { countOf, medianOf, shareOf, periodCondition, type ProceedingChapter } from './chapter.js';

const table = 'assistance_request';
const inTime = 'c.answered_at IS NOT NULL AND c.met_at < c.due_at';

/** Mech 三(五): requests for assistance by the department that was asked. */
export const assistanceChapter: ProceedingChapter = {
  title: '执法协助',
  english: 'Assistance',
  query: 'assistanceStatistics',
  population: '期间内函告的执法协助 · assistance requested in the period',
  organization: '被请求部门。The department that was asked.',
  figures: {
    requested: countOf('requested', 'true', {
      title: '函告件数（规则 A1）',
      english: 'Requested (rule A1)',
      sources: `${table}.requested_at`,
    }),
    answered: countOf('answered', 'c.answered_at IS NOT NULL', {
      title: '出具意见并移交证据件数（规则 A2）',
      english: 'Answered with opinion and evidence (rule A2)',
      sources: `${table}.answered_at`,
    }),
    inTime: countOf('inTime', inTime, {
      title: '按期出具意见件数',
      english: 'Answered in time, extensions counted',
      sources: 'proceeding_deadline.met_at, due_at',
    }),
    inTimeRate: shareOf('inTimeRate', inTime, 'c.answered_at IS NOT NULL', {
      title: '按期答复率',
      english: 'In-time rate',
      numerator: '按期出具意见件数',
      denominator: '出具意见件数',
      sources: 'proceeding_deadline.met_at, due_at',
    }),
    extended: countOf('extended', 'c.extended_at IS NOT NULL', {
      title: '延长期限件数（规则 A4）',
      english: 'Extended (rule A4)',
      sources: `${table}.extended_at`,
    }),
    onSite: countOf('onSite', 'c.on_site_at IS NOT NULL', {
      title: '现场处置件数（规则 A3）',
      english: 'Officers on site (rule A3)',
      sources: `${table}.on_site_at`,
    }),
    declined: countOf('declined', `c.state IN ('DECLINED', 'DECLINE_ACCEPTED', 'UPHELD')`, {
      title: '说明理由退回件数',
      english: 'Declined with reasons',
      sources: 'proceeding.state',
    }),
    supplementAsked: countOf('supplementAsked', 'c.supplement_due_at IS NOT NULL', {
      title: '要求补正件数（规则 A1）',
      english: 'Of which a supplement was asked for (rule A1)',
      sources: `${table}.supplement_due_at`,
    }),
    forwarded: countOf('forwarded', 'c.is_forwarded', {
      title: '转送件数（规则 A2）',
      english: 'Forwarded by whoever was not competent (rule A2)',
      sources: `${table}.forwarder_ids`,
    }),
    medianWorkingDays: medianOf('medianWorkingDays', 'c.working_days', {
      title: '函告（转送的，自转送）至答复的工作日数中位数',
      english: 'Median working days from the request, or from forwarding, to the answer',
      sources: `${table}.requested_at, forwarded_at, answered_at; calendar_day`,
    }),
  },
  rows: (period, seen) => sql`
    SELECT d.recipient_id AS publisher_id, d.requested_at::date AS day, p.state, d.answered_at, d.extended_at, d.on_site_at,
      x.met_at, x.due_at, d.supplement_due_at, cardinality(d.forwarder_ids) > 0 AS is_forwarded,
      CASE WHEN d.answered_at IS NOT NULL THEN working_days_between(coalesce(d.forwarded_at, d.requested_at)::date, d.answered_at::date) END AS working_days
    FROM assistance_request d JOIN proceeding p ON p.id = d.proceeding_id
      LEFT JOIN proceeding_deadline x ON x.proceeding_id = p.id AND x.clock = 'answer' AND x.ended_at IS NULL
    WHERE ${periodCondition('d.requested_at', period)} AND ${seen}`,
};
