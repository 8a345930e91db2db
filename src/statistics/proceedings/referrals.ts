import { sql } from '../../platform/database/sql.js';
import { countOf, medianOf, shareOf, periodCondition, type ProceedingChapter } from './chapter.js';

const table = 'criminal_referral';

/** Mech 三(七): suspected crimes by whoever flagged them. */
export const referralChapter: ProceedingChapter = {
  title: '行刑衔接',
  english: 'Criminal referrals',
  query: 'referralStatistics',
  population: '期间内标记涉嫌犯罪的案件 · suspected crimes flagged in the period',
  organization: '标记单位。Who flagged it.',
  figures: {
    flagged: countOf('flagged', 'true', {
      title: '标记涉嫌犯罪件数（规则 X3）',
      english: 'Flagged (rule X3)',
      sources: 'proceeding.opened_at',
    }),
    referred: countOf('referred', 'c.sent_at IS NOT NULL', {
      title: '移送公安机关件数（规则 X2）',
      english: 'Referred to the police (rule X2)',
      sources: `${table}.sent_at`,
    }),
    copied: countOf('copied', 'c.procuratorate_id IS NOT NULL', {
      title: '抄送人民检察院件数（规则 X2）',
      english: 'Copied to the procuratorate (rule X2)',
      sources: `${table}.procuratorate_id`,
    }),
    inTimeRate: shareOf('inTimeRate', 'c.sent_at IS NOT NULL AND c.met_at < c.due_at', 'c.sent_at IS NOT NULL', {
      title: '批准后24小时内移送率',
      english: 'Moved within 24 hours of the approval',
      numerator: '24小时内移送件数',
      denominator: '移送公安机关件数',
      sources: 'proceeding_deadline.met_at, due_at',
    }),
    supplementAsked: countOf('supplementAsked', 'c.supplement_due_at IS NOT NULL', {
      title: '要求补正件数（规则 X2）',
      english: 'Of which a supplement was asked for (rule X2)',
      sources: `${table}.supplement_due_at`,
    }),
    filed: countOf('filed', 'c.filed_on IS NOT NULL', {
      title: '公安机关立案件数',
      english: 'Filed by the police',
      sources: `${table}.filed_on`,
    }),
    objectsHandedOver: countOf('objectsHandedOver', 'c.objects_handed_at IS NOT NULL', {
      title: '移交涉案物品件数（规则 X2）',
      english: 'Of which objects were handed over (rule X2)',
      sources: `${table}.objects_handed_at`,
    }),
    caseWithdrawn: countOf('caseWithdrawn', 'c.case_withdrawn_on IS NOT NULL', {
      title: '立案后撤销案件件数',
      english: 'Withdrawn after filing',
      sources: `${table}.case_withdrawn_on`,
    }),
    prosecuted: countOf('prosecuted', 'c.transferred_on IS NOT NULL', {
      title: '移送审查起诉件数',
      english: 'Transferred for prosecution',
      sources: `${table}.transferred_on`,
    }),
    indicted: countOf('indicted', 'c.indicted_on IS NOT NULL', {
      title: '提起公诉件数',
      english: 'Indicted',
      sources: `${table}.indicted_on`,
    }),
    notProsecuted: countOf('notProsecuted', 'c.not_prosecuted_on IS NOT NULL', {
      title: '不起诉件数',
      english: 'Not prosecuted',
      sources: `${table}.not_prosecuted_on`,
    }),
    judged: countOf('judged', 'c.judged_on IS NOT NULL', {
      title: '判决件数',
      english: 'Judged',
      sources: `${table}.judged_on`,
    }),
    notFiled: countOf('notFiled', `c.state IN ('NOT_FILED', 'UPHELD', 'NOT_DEMANDED', 'ACCEPTED')`, {
      title: '不予立案件数',
      english: 'Not filed',
      sources: 'proceeding.state',
    }),
    notApproved: countOf('notApproved', `c.state = 'NOT_APPROVED'`, {
      title: '说明理由不移送件数',
      english: 'Not referred, with reasons',
      sources: 'proceeding.state',
    }),
    medianHoursToReferral: medianOf('medianHoursToReferral', 'c.hours', {
      title: '标记至移送的小时数中位数',
      english: 'Median hours from flag to referral',
      sources: `proceeding.opened_at; ${table}.sent_at`,
    }),
  },
  rows: (period, seen) => sql`
    SELECT d.sender_id AS publisher_id, p.opened_at::date AS day, p.state, d.sent_at, d.procuratorate_id, d.supplement_due_at,
      d.filed_on, d.objects_handed_at, d.case_withdrawn_on, d.transferred_on, d.indicted_on, d.not_prosecuted_on, d.judged_on, x.met_at, x.due_at,
      extract(epoch FROM d.sent_at - p.opened_at) / 3600 AS hours
    FROM criminal_referral d JOIN proceeding p ON p.id = d.proceeding_id
      LEFT JOIN proceeding_deadline x ON x.proceeding_id = p.id AND x.clock = 'sending'
    WHERE ${periodCondition('p.opened_at', period)} AND ${seen}`,
};
