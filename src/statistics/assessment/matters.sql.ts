import { $, join, literal, raw, sql, type Sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import type { AssessmentFigureName } from './assessment-figures.js';

/** Steps by which what an organization has sent comes back to it, by procedure. */
export const returningSteps = [
  ['CASE_TRANSFER', 'return'],
  ['ASSISTANCE_REQUEST', 'decline'],
] as const;

/** What an urge is called among what was to be done. */
export const urgeAct = 'URGE';

/** The figures that a row counts in, as an array of constants. */
const figures = (...names: readonly AssessmentFigureName[]): Sql => sql`ARRAY[${join(names.map(literal))}]::text[]`;

/**
 * What stands behind the figures of a period: `organization_id`, `figures` that it counts in, `at` by which it belongs to the period, `key`,
 * and what was to be done and when. A number is a count of these rows and its list the rows themselves: they cannot differ. It holds no
 * text of anybody's: the county reads it of cases that it does not see.
 */
export function mattersOf(period: Period, now: string): Sql {
  return sql`(${join(
    [clocksOf(period, now), returnsOf(period), urgesOf(period, now), needsOf(period), ratingsOf(period)],
    ' UNION ALL ',
  )})`;
}

function within(column: string, { from, to }: Period): Sql {
  return sql`${raw(column)} >= ${$(from, 'date')}::timestamptz AND ${raw(column)} < (${$(to, 'date')} + 1)::timestamptz`;
}

function clocksOf(period: Period, now: string): Sql {
  const moment = $(now, 'timestamptz');
  return sql`
    SELECT x.responsible_id AS organization_id,
      CASE WHEN x.met_at < x.due_at THEN ${figures('DUE', 'IN_TIME')}
        WHEN x.met_at IS NOT NULL THEN ${figures('DUE', 'LATE')}
        WHEN x.ended_at IS NOT NULL THEN ${figures('DUE', 'UNANSWERED')}
        WHEN x.paused_at IS NULL AND x.due_at <= ${moment} THEN ${figures('DUE', 'OVERDUE')}
        ELSE ${figures('PENDING')} END AS figures,
      x.due_at AS at, 'clk_' || x.id AS key, p.procedure, x.clock AS act, x.rule, p.number, p.id AS subject_id,
      NULL AS category, x.due_at, coalesce(x.met_at, x.ended_at) AS done_at
    FROM proceeding_deadline x JOIN proceeding p ON p.id = x.proceeding_id
    WHERE ${within('x.due_at', period)} AND (x.met_at IS NOT NULL OR x.ended_at IS NULL OR x.ended_at >= x.due_at)`;
}

function returnsOf(period: Period): Sql {
  const known = returningSteps.map(([procedure, step]) => sql`(${literal(procedure)}, ${literal(step)})`);
  return sql`
    SELECT p.opened_by, ${figures('RETURNED')}, s.taken_at, 'stp_' || p.id || '_' || s.revision, p.procedure, s.step, '', p.number, p.id,
      NULL, NULL::timestamptz, s.taken_at
    FROM proceeding_step s JOIN proceeding p ON p.id = s.proceeding_id
    WHERE ${within('s.taken_at', period)} AND (p.procedure, s.step) IN (${join(known)}) AND s.organization_id <> p.opened_by`;
}

function urgesOf(period: Period, now: string): Sql {
  const isInVain = sql`coalesce(u.answered_at, ${$(now, 'timestamptz')}) >= u.answer_by`;
  return sql`
    SELECT u.responsible_id, CASE WHEN ${isInVain} THEN ${figures('URGED', 'URGED_IN_VAIN')} ELSE ${figures('URGED')} END,
      u.urged_at, 'urg_' || u.id, u.procedure, ${literal(urgeAct)}, u.rule, u.number, u.id, NULL, u.answer_by, u.answered_at
    FROM urge u WHERE ${within('u.urged_at', period)}`;
}

function needsOf(period: Period): Sql {
  return sql`
    SELECT m.publisher_id, CASE WHEN r.timeliness = 'LATE' THEN ${figures('NEEDS_SERVED', 'NEEDS_LATE')} ELSE ${figures('NEEDS_SERVED')} END,
      m.matched_at, 'rec_' || m.record_id || '_' || m.need_id, NULL, 'need', 'S3', NULL, r.id, r.category, r.due_at, r.shared_at
    FROM record_need m JOIN shared_record r ON r.id = m.record_id
    WHERE ${within('m.matched_at', period)} AND m.until IS NULL AND r.status = 'SHARED'`;
}

function ratingsOf(period: Period): Sql {
  return sql`
    SELECT u.id, array_remove(ARRAY['RATED',
        CASE WHEN u.id = ANY (d.dissatisfied_ids) THEN 'RATED_DISSATISFIED' END,
        CASE WHEN u.id = ANY (d.belated_ids) THEN 'RATED_BELATED' END,
        CASE WHEN u.id = ANY (d.unsolved_ids) THEN 'RATED_UNSOLVED' END], NULL),
      p.opened_at, 'whi_' || p.id || '_' || u.id, p.procedure, 'rate', 'U10', p.number, p.id, NULL, NULL, NULL
    FROM whistle_call d JOIN proceeding p ON p.id = d.proceeding_id CROSS JOIN unnest(d.rated_ids) AS u (id)
    WHERE p.procedure = 'WHISTLE_CALL' AND ${within('p.opened_at', period)}`;
}
