import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { identified, runAs } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Period } from '../../platform/graphql/period.graphql.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingOn } from '../organizations/index.js';
import { actingFor } from '../visibility/index.js';

/** How often somebody was urged in a period, and how it answered. */
export interface UrgeFigure {
  readonly organizationKey: number;
  readonly urged: number;
  readonly answeredInTime: number;
  readonly answeredLate: number;
  /** Not answered, and the term is over. */
  readonly unanswered: number;
  /** Not answered, and there is time. */
  readonly awaited: number;
}

/** The figures of who was urged in a period. Each urge is counted once: in time, late, unanswered and awaited are all there are. */
export async function urgeFigures(hub: Hub, viewer: Viewer, { from, to }: Period): Promise<UrgeFigure[]> {
  const now = hub.clock.now();
  const today = shanghaiDay(now).toString();
  const at = $(shanghaiText(now), 'timestamptz');
  const rows = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT u.responsible_id, count(*), count(*) FILTER (WHERE u.answered_at < u.answer_by),
        count(*) FILTER (WHERE u.answered_at >= u.answer_by),
        count(*) FILTER (WHERE u.answered_at IS NULL AND u.answer_by <= ${at}),
        count(*) FILTER (WHERE u.answered_at IS NULL AND u.answer_by > ${at})
      FROM urge u
      WHERE u.urged_at >= ${$(from, 'date')}::timestamptz AND u.urged_at < (${$(to, 'date')} + 1)::timestamptz AND ${identified}
      GROUP BY 1`,
  );
  const figures = new Map<number, UrgeFigure>();
  for (const row of rows) {
    const [key = 0, urged = 0, answeredInTime = 0, answeredLate = 0, unanswered = 0, awaited = 0] = row.map(Number);
    const owner = hub.organizations.byKey(key);
    const organizationKey = (actingOn(owner, today) ?? owner).key;
    const before = figures.get(organizationKey);
    figures.set(organizationKey, {
      organizationKey,
      urged: urged + (before?.urged ?? 0),
      answeredInTime: answeredInTime + (before?.answeredInTime ?? 0),
      answeredLate: answeredLate + (before?.answeredLate ?? 0),
      unanswered: unanswered + (before?.unanswered ?? 0),
      awaited: awaited + (before?.awaited ?? 0),
    });
  }
  return [...figures.values()].sort((one, other) => other.urged - one.urged);
}
