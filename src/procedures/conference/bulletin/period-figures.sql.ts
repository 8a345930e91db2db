import { counted } from '../../../categories/penalty-decision/index.js';
import { identified, runAs, type Session } from '../../../platform/database/index.js';
import { $, literal, raw, sql, type Sql } from '../../../platform/database/sql.js';

/** A period by its first and last day, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What was shared in a category. */
export interface CategoryCount {
  readonly category: string;
  readonly shared: number;
  readonly sameDay: number;
  /** Formed before the hub was in service: of no timeliness. */
  readonly historical: number;
}

/** A report of a member on its own work. */
export interface ReportedWork {
  readonly title: string;
  readonly publisherId: number;
}

/** What a bulletin tells of a period, from what all members may see. */
export interface PeriodFigures {
  readonly categories: readonly CategoryCount[];
  readonly penalties: number;
  /** Yuan, decimal text. */
  readonly fines: string;
  readonly works: readonly ReportedWork[];
  readonly meetings: number;
  readonly adopted: number;
  readonly completed: number;
}

/** Most reports of members that a draft names; the others are found in category 6. */
const mostWorks = 20;

/** A bulletin goes to everybody: only records that all members see are counted in it, whatever its office may see beside them. */
export async function periodFigures(session: Session, period: Period): Promise<PeriodFigures> {
  const [categories, penalties, works, conference] = await Promise.all([
    runAs(
      session,
      sql`SELECT r.category, count(*), count(*) FILTER (WHERE r.timeliness = 'SAME_DAY'),
          count(*) FILTER (WHERE r.timeliness = 'HISTORICAL') FROM shared_record r
        WHERE ${openCondition(period)} AND ${identified} GROUP BY r.category ORDER BY r.category`,
    ),
    runAs(
      session,
      sql`SELECT count(*), coalesce(sum(${counted.fine}), 0)::numeric(24,2)
        FROM shared_record r JOIN penalty_decision d ON d.record_id = r.id
        WHERE ${openCondition(period)} AND ${counted.stands} AND ${identified}`,
    ),
    runAs(
      session,
      sql`SELECT r.title, r.publisher_id FROM shared_record r JOIN activity_report d ON d.record_id = r.id
        WHERE ${openCondition(period)} AND ${identified} ORDER BY r.formed_at DESC, r.id DESC LIMIT ${literal(mostWorks)}`,
    ),
    runAs(
      session,
      sql`SELECT
          (SELECT count(*) FROM conference_meeting m WHERE m.held_at IS NOT NULL AND ${periodCondition('m.meets_at', period)}),
          (SELECT count(*) FROM conference_resolution r WHERE ${periodCondition('r.adopted_at', period)}),
          (SELECT count(*) FROM conference_resolution r WHERE ${periodCondition('r.completed_at', period)})
        WHERE ${identified}`,
    ),
  ]);
  return {
    categories: categories.map(([category, shared, sameDay, historical]) => ({
      category: category ?? '',
      shared: Number(shared),
      sameDay: Number(sameDay),
      historical: Number(historical),
    })),
    penalties: Number(penalties[0]?.[0]),
    fines: penalties[0]?.[1] ?? '0.00',
    works: works.map(([title, publisherId]) => ({ title: title ?? '', publisherId: Number(publisherId) })),
    meetings: Number(conference[0]?.[0]),
    adopted: Number(conference[0]?.[1]),
    completed: Number(conference[0]?.[2]),
  };
}

function openCondition({ from, to }: Period): Sql {
  return sql`r.audience IS NULL AND r.status = 'SHARED' AND r.formed_on BETWEEN ${$(from, 'date')} AND ${$(to, 'date')}`;
}

function periodCondition(instant: string, { from, to }: Period): Sql {
  return sql`${raw(instant)} >= ${$(from, 'date')}::timestamptz AND ${raw(instant)} < (${$(to, 'date')} + 1)::timestamptz`;
}
