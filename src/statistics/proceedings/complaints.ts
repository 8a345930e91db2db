import { sql } from '../../platform/database/sql.js';
import { countOf, medianOf, periodCondition, type ProceedingChapter } from './chapter.js';

const table = 'complaint';

/** How many have ended in a state. */
const endedAs = (property: string, state: string, title: string, english: string) =>
  countOf(property, `c.state = '${state}'`, { title, english, sources: 'proceeding.state' });

/** Mech 三(二): complaints by first contact and day of receipt. */
export const complaintChapter: ProceedingChapter = {
  title: '投诉举报',
  english: 'Complaints',
  query: 'complaintStatistics',
  population: '期间内收到并登记的投诉举报 · complaints received in the period',
  organization: '首问单位。The first contact.',
  figures: {
    registered: countOf('registered', 'true', {
      title: '登记件数',
      english: 'Complaints registered',
      sources: `${table}.received_at`,
    }),
    accepted: countOf('accepted', 'c.accepted_at IS NOT NULL', {
      title: '受理件数（规则 C2、C9）',
      english: 'Accepted (rules C2, C9)',
      sources: `${table}.accepted_at`,
    }),
    medianWorkingDaysToAcceptance: medianOf('medianWorkingDaysToAcceptance', 'c.acceptance_days', {
      title: '收到至受理的工作日数中位数',
      english: 'Median working days from receipt to acceptance',
      sources: `${table}.received_at, accepted_at; calendar_day`,
    }),
    violations: countOf('violations', `c.outcome = 'VIOLATION'`, {
      title: '核实须实施处罚件数（规则 C4）',
      english: 'Found to need a penalty (rule C4)',
      sources: `${table}.outcome`,
    }),
    townshipsInformed: countOf('townshipsInformed', 'c.informed_at IS NOT NULL', {
      title: '告知乡镇件数（规则 C7、C8）',
      english: 'Of which a township was informed (rules C7, C8)',
      sources: `${table}.informed_at`,
    }),
    handedOver: countOf('handedOver', 'c.handed_over_at IS NOT NULL', {
      title: '移交件数（规则 C5）',
      english: 'Handed over (rule C5)',
      sources: `${table}.handed_over_at`,
    }),
    replied: countOf('replied', 'c.replied_at IS NOT NULL', {
      title: '已答复投诉举报人件数（规则 C3、C12）',
      english: 'Answered (rules C3, C12)',
      sources: `${table}.replied_at`,
    }),
    fedBack: countOf('fedBack', 'c.feedback_at IS NOT NULL', {
      title: '已向告知部门反馈件数（规则 C13）',
      english: 'Fed back to the informing department (rule C13)',
      sources: `${table}.feedback_at`,
    }),
    closed: countOf('closed', `c.state = 'CLOSED'`, {
      title: '办结件数',
      english: 'Closed',
      sources: 'proceeding.state',
    }),
    notAdmitted: endedAs('notAdmitted', 'NOT_ADMITTED', '不予受理件数（规则 C2）', 'Not admitted (rule C2)'),
    withdrawn: endedAs('withdrawn', 'WITHDRAWN', '投诉举报人撤回件数', 'Withdrawn by the complainant'),
    merged: endedAs('merged', 'MERGED', '并案件数', 'Handled with an earlier one'),
    referredOut: endedAs(
      'referredOut',
      'REFERRED_OUT',
      '转送平台外机关件数（规则 C5）',
      'Referred to bodies outside of the hub (rule C5)',
    ),
    medianWorkingDaysToReply: medianOf('medianWorkingDaysToReply', 'c.reply_days', {
      title: '收到至答复的工作日数中位数',
      english: 'Median working days from receipt to the answer',
      sources: `${table}.received_at, replied_at; calendar_day`,
    }),
  },
  rows: (period, seen) => sql`
    SELECT d.first_contact_id AS publisher_id, d.received_at::date AS day, p.state, d.outcome, d.accepted_at, d.informed_at,
      d.handed_over_at, d.replied_at, d.feedback_at,
      CASE WHEN d.accepted_at IS NOT NULL THEN working_days_between(d.received_at::date, d.accepted_at::date) END AS acceptance_days,
      CASE WHEN d.replied_at IS NOT NULL THEN working_days_between(d.received_at::date, d.replied_at::date) END AS reply_days
    FROM complaint d JOIN proceeding p ON p.id = d.proceeding_id
    WHERE ${periodCondition('d.received_at', period)} AND ${seen}`,
};
