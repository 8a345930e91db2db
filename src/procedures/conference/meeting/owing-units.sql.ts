import { identified, runAs, type Session } from '../../../platform/database/index.js';
import { parameters } from '../../../platform/database/parameters.js';

/**
 * The guests of a meeting together with whoever has yet to report at it on a resolution of an earlier one (J19): they see it, asked to
 * come or not.
 */
export async function withOwingUnits(
  session: Session,
  meetsAt: string,
  guestIds: readonly number[] = [],
): Promise<number[]> {
  const $ = parameters();
  const rows = await runAs(session, {
    text: `SELECT DISTINCT unit FROM proceeding p JOIN conference_resolution r ON r.proceeding_id = p.id,
        unnest(r.responsible_ids) AS unit
      WHERE p.procedure = 'RESOLUTION' AND p.closed_at IS NULL AND r.adopted_at < ${$(meetsAt, 'timestamptz')}
        AND ${identified}`,
    values: $.values,
  });
  return [...new Set([...guestIds, ...rows.map(([unit]) => Number(unit))])];
}
