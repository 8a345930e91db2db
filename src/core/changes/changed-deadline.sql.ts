import { identified, runAs, type Session } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Hub } from '../hub.js';
import type { Organization } from '../organizations/index.js';

/** What is due, as a change tells it. */
export interface ChangedDeadline {
  readonly rule: string;
  readonly label: string;
  readonly responsible: Organization;
  /** RFC 3339. */
  readonly dueAt: string;
}

/** The deadlines that changes tell of, by event; changes of earlier versions of the hub do not say which it was. */
export async function readChangedDeadlines(
  { organizations }: Pick<Hub, 'organizations'>,
  eventIds: readonly string[],
  session: Session,
): Promise<ReadonlyMap<string, ChangedDeadline>> {
  const rows = await runAs(
    session,
    sql`SELECT e.event_id, e.body FROM change_event e
      WHERE e.event_id = ANY (${$(eventIds, 'uuid[]')}) AND ${identified}`,
  );
  return new Map(
    rows.flatMap(([eventId, body]): [string, ChangedDeadline][] => {
      const { rule, label, responsible, dueAt } = JSON.parse(body ?? '{}') as Partial<Record<string, string>>;
      const organization = responsible === undefined ? undefined : organizations.byCode(responsible);
      if (!rule || !label || !organization || !dueAt) return [];
      return [[String(eventId), { rule, label, responsible: organization, dueAt }]];
    }),
  );
}
