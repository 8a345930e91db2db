import { identified, runAs, type Session } from '../../../platform/database/index.js';
import { heirOf } from '../../../core/proceedings/index.js';
import { $, sql } from '../../../platform/database/sql.js';

/** Whoever has yet to report at a meeting on a resolution of an earlier one (J19): they see it, asked to come or not. */
export async function readOwingUnits(session: Session, meetsAt: string): Promise<number[]> {
  const rows = await runAs(
    session,
    sql`SELECT DISTINCT ${heirOf('unit')} FROM proceeding p JOIN conference_resolution r ON r.proceeding_id = p.id,
        unnest(r.responsible_ids) AS unit
      WHERE p.procedure = 'RESOLUTION' AND p.closed_at IS NULL AND r.adopted_at < ${$(meetsAt, 'timestamptz')}
        AND ${identified}`,
  );
  return rows.map(([unit]) => Number(unit));
}
