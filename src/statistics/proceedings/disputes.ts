import { sql } from '../../platform/database/sql.js';
import { countOf, medianOf, periodCondition, type ProceedingChapter } from './chapter.js';

/** Mech 三(六): disputes over jurisdiction by whoever raised them. */
export const disputeChapter: ProceedingChapter = {
  title: '管辖争议',
  english: 'Jurisdiction disputes',
  query: 'disputeStatistics',
  population: '期间内提出的管辖争议 · disputes raised in the period',
  organization: '提出单位。Who raised it.',
  figures: {
    raised: countOf('raised', 'true', { title: '提出件数', english: 'Raised', sources: 'proceeding.opened_at' }),
    agreed: countOf('agreed', `c.state = 'AGREED'`, {
      title: '协商一致件数（规则 D1）',
      english: 'Agreed by consultation (rule D1)',
      sources: 'proceeding.state',
    }),
    referred: countOf('referred', `c.state IN ('REFERRED', 'DECIDED')`, {
      title: '提请县政府决定件数（规则 D2）',
      english: 'Referred to the county government (rule D2)',
      sources: 'proceeding.state',
    }),
    decided: countOf('decided', `c.state = 'DECIDED'`, {
      title: '县政府已决定件数（规则 D2）',
      english: 'Decided by the county government (rule D2)',
      sources: 'proceeding.state',
    }),
    withdrawn: countOf('withdrawn', `c.state = 'WITHDRAWN'`, {
      title: '撤回件数',
      english: 'Withdrawn',
      sources: 'proceeding.state',
    }),
    medianWorkingDays: medianOf('medianWorkingDays', 'c.working_days', {
      title: '提出至了结的工作日数中位数',
      english: 'Median working days from raising to the end',
      sources: 'proceeding.opened_at, closed_at; calendar_day',
    }),
  },
  rows: (period, seen) => sql`
    SELECT d.raiser_id AS publisher_id, p.opened_at::date AS day, p.state,
      CASE WHEN p.closed_at IS NOT NULL THEN working_days_between(p.opened_at::date, p.closed_at::date) END AS working_days
    FROM dispute d JOIN proceeding p ON p.id = d.proceeding_id
    WHERE ${periodCondition('p.opened_at', period)} AND ${seen}`,
};
