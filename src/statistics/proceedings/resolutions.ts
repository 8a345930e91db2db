import { $, sql } from '../../platform/database/sql.js';
import { countOf, medianOf, shareOf, periodCondition, type ProceedingChapter } from './chapter.js';

const table = 'conference_resolution';

/** Conf 9: resolutions of the joint conference, counted for each unit that carries them out. */
export const resolutionChapter: ProceedingChapter = {
  title: '联席会议议定事项',
  english: 'Resolutions of the joint conference',
  query: 'resolutionStatistics',
  population:
    '期间内议定的事项，各责任单位各计一次 · resolutions adopted in the period, once for each responsible unit',
  organization: '责任单位。The responsible unit.',
  figures: {
    adopted: countOf('adopted', 'true', { title: '议定件数', english: 'Adopted', sources: `${table}.adopted_at` }),
    completed: countOf('completed', 'c.completed_at IS NOT NULL', {
      title: '办结件数（规则 J18）',
      english: 'Carried out (rule J18)',
      sources: `${table}.completed_at`,
    }),
    completedInTimeRate: shareOf('completedInTimeRate', 'c.completed_at < c.due_at', 'true', {
      title: '按期办结率',
      english: 'Carried out in time',
      numerator: '按期办结件数',
      denominator: '议定件数',
      sources: `${table}.completed_at, due_on`,
    }),
    overdue: countOf('overdue', 'c.completed_at IS NULL AND c.due_at <= c.moment', {
      title: '逾期未办结件数',
      english: 'Overdue and not carried out',
      sources: `${table}.completed_at, due_on`,
    }),
    reported: countOf('reported', 'c.reported', {
      title: '已在下次会议通报件数（规则 J19）',
      english: 'Reported at a later conference (rule J19)',
      sources: 'resolution_report',
    }),
    urged: countOf('urged', 'c.urged_at IS NOT NULL', {
      title: '办公室督促件数（规则 J8）',
      english: 'Urged by the office (rule J8)',
      sources: `${table}.urged_at`,
    }),
    medianWorkingDays: medianOf('medianWorkingDays', 'c.working_days', {
      title: '议定至办结的工作日数中位数',
      english: 'Median working days from adoption to completion',
      sources: `${table}.adopted_at, completed_at; calendar_day`,
    }),
  },
  rows: (period, seen, now) => sql`
    SELECT unit.id AS publisher_id, d.adopted_at::date AS day, d.completed_at, d.urged_at, (d.due_on + 1)::timestamptz AS due_at,
      ${$(now, 'timestamptz')} AS moment,
      EXISTS (SELECT FROM resolution_report r WHERE r.proceeding_id = p.id) AS reported,
      CASE WHEN d.completed_at IS NOT NULL THEN working_days_between(d.adopted_at::date, d.completed_at::date) END AS working_days
    FROM conference_resolution d JOIN proceeding p ON p.id = d.proceeding_id, unnest(d.responsible_ids) AS unit (id)
    WHERE ${periodCondition('d.adopted_at', period)} AND ${seen}`,
};
