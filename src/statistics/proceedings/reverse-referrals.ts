import { sql } from '../../platform/database/sql.js';
import { countOf, medianOf, periodCondition, shareOf, type ProceedingChapter } from './chapter.js';

const table = 'reverse_referral';

/** Mech 三(七), the way back: cases without a crime by whoever is to penalize. */
export const reverseReferralChapter: ProceedingChapter = {
  title: '行政处罚移送',
  english: 'Cases sent for a penalty',
  query: 'reverseReferralStatistics',
  population: '期间内移送主管机关给予行政处罚的案件 · cases sent for an administrative penalty in the period',
  organization: '主管机关。Who is to penalize.',
  figures: {
    sent: countOf('sent', 'true', {
      title: '移送给予行政处罚件数（规则 X2）',
      english: 'Sent for a penalty (rule X2)',
      sources: 'proceeding.opened_at',
    }),
    notProsecuted: countOf('notProsecuted', `c.ground = 'NOT_PROSECUTED'`, {
      title: '其中不起诉后移送件数',
      english: 'Of which not prosecuted',
      sources: `${table}.ground`,
    }),
    returned: countOf('returned', `c.state = 'RETURNED'`, {
      title: '退回待答复件数',
      english: 'Returned, and not answered yet',
      sources: 'proceeding.state',
    }),
    penalized: countOf('penalized', `c.outcome = 'PENALIZED'`, {
      title: '给予行政处罚件数',
      english: 'Penalty given',
      sources: `${table}.outcome`,
    }),
    notPunished: countOf('notPunished', `c.outcome = 'NOT_PUNISHED'`, {
      title: '不予行政处罚件数',
      english: 'No penalty, with reasons',
      sources: `${table}.outcome`,
    }),
    replied: countOf('replied', 'c.replied_at IS NOT NULL', {
      title: '已回复件数',
      english: 'Replied to',
      sources: `${table}.replied_at`,
    }),
    repliedInTimeRate: shareOf('repliedInTimeRate', 'c.replied_at < c.reply_due_at', 'c.replied_at IS NOT NULL', {
      title: '按期回复率',
      english: 'Replied in time',
      numerator: '按期回复件数',
      denominator: '已回复件数',
      sources: `${table}.replied_at, reply_due_at`,
    }),
    medianDaysToReply: medianOf('medianDaysToReply', 'c.days', {
      title: '移送至回复的天数中位数',
      english: 'Median days from sending to the reply',
      sources: `proceeding.opened_at; ${table}.replied_at`,
    }),
  },
  rows: (period, seen) => sql`
    SELECT d.authority_id AS publisher_id, p.opened_at::date AS day, p.state, d.ground, d.outcome, d.replied_at, d.reply_due_at,
      extract(epoch FROM d.replied_at - p.opened_at) / 86400 AS days
    FROM reverse_referral d JOIN proceeding p ON p.id = d.proceeding_id
    WHERE ${periodCondition('p.opened_at', period)} AND ${seen}`,
};
