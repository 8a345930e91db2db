import { $, sql } from '../../platform/database/sql.js';
import { identified, runAs, type Session } from '../../platform/database/index.js';

/** Of some changes, those that the acting organization may have known of: by the policy of the change log itself. */
export async function knownEvents(session: Session, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set();
  const rows = await runAs(
    session,
    sql`SELECT event_id FROM change_event WHERE event_id = ANY (${$(eventIds, 'uuid[]')}) AND ${identified}`,
  );
  return new Set(rows.map(([eventId]) => String(eventId)));
}
