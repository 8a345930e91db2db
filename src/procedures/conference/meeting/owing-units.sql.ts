import { identified, runAs, type Session } from '../../../platform/database/index.js';
import { parameters } from '../../../platform/database/parameters.js';

/** Who has yet to report on a resolution of a meeting before an instant (J19), as keys. */
export async function owingUnits(session: Session, before: string): Promise<number[]> {
  const $ = parameters();
  const rows = await runAs(session, {
    text: `SELECT DISTINCT unit FROM proceeding p JOIN conference_resolution r ON r.proceeding_id = p.id,
        unnest(r.responsible_ids) AS unit
      WHERE p.procedure = 'RESOLUTION' AND p.closed_at IS NULL AND r.adopted_at < ${$(before, 'timestamptz')}
        AND ${identified}`,
    values: $.values,
  });
  return rows.map(([unit]) => Number(unit));
}
