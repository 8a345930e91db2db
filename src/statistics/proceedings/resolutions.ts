import { $, sql } from '../../platform/database/sql.js';
import { countOf, medianOf, shareOf, periodCondition, type ProceedingChapter } from './chapter.js';

const table = 'conference_resolution';

/** Conf 9: resolutions of the joint conference, counted for each unit that carries them out. */
export const resolutionChapter: ProceedingChapter = {
  title: '联席会议议定事项',
  english: 'Resolutions of the joint conference',
  query: 'resolutionStatistics',
  population:
    '期间内议定、未取消的事项，各责任单位各计一次 · resolutions adopted in the period and not cancelled, once for each responsible unit, by what it did itself',
  organization: '责任单位。The responsible unit.',
  figures: {
    adopted: countOf('adopted', 'true', { title: '议定件数', english: 'Adopted', sources: `${table}.adopted_at` }),
    completed: countOf('completed', 'c.completed_at IS NOT NULL', {
      title: '办结件数（规则 J18）',
      english: 'Carried out (rule J18)',
      sources: 'proceeding_deadline.met_at',
    }),
    completedInTimeRate: shareOf('completedInTimeRate', 'c.completed_at < c.due_at', 'true', {
      title: '按期办结率',
      english: 'Carried out in time',
      numerator: '按期办结件数',
      denominator: '议定件数',
      sources: 'proceeding_deadline.met_at, due_at',
    }),
    overdue: countOf('overdue', 'c.completed_at IS NULL AND c.ended_at IS NULL AND c.due_at <= c.moment', {
      title: '逾期未办结件数',
      english: 'Overdue and not carried out',
      sources: 'proceeding_deadline.met_at, ended_at, due_at',
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
      sources: `${table}.adopted_at; proceeding_deadline.met_at; calendar_day`,
    }),
  },
  rows: (period, seen, now) => sql`
    SELECT unit.id AS publisher_id, d.adopted_at::date AS day, own.met_at AS completed_at, own.ended_at, d.urged_at, own.due_at,
      ${$(now, 'timestamptz')} AS moment,
      EXISTS (SELECT FROM resolution_report r WHERE r.proceeding_id = p.id AND r.organization_id = unit.id) AS reported,
      CASE WHEN own.met_at IS NOT NULL THEN working_days_between(d.adopted_at::date, own.met_at::date) END AS working_days
    FROM conference_resolution d JOIN proceeding p ON p.id = d.proceeding_id, unnest(d.responsible_ids) AS unit (id)
      LEFT JOIN LATERAL (SELECT x.met_at, x.ended_at, x.due_at FROM proceeding_deadline x
        WHERE x.proceeding_id = p.id AND x.clock = 'completion' AND x.responsible_id = unit.id
        ORDER BY x.starts_at DESC LIMIT 1) own ON true
    WHERE ${periodCondition('d.adopted_at', period)} AND p.state <> 'CANCELLED' AND ${seen}`,
};
