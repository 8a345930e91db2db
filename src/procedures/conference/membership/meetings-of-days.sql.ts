import type { Period, Timeline } from '../../../kernel/timeline.js';
import { mostCounted, touched, type Touched } from '../../../core/dated/index.js';
import type { Viewer } from '../../../core/identity/index.js';
import { actingFor } from '../../../core/visibility/index.js';
import { identified, runAs, type Executor } from '../../../platform/database/index.js';
import { $, literal, nothing, sql } from '../../../platform/database/sql.js';
import { conferenceMeeting } from '../meeting/conference-meeting.procedure.js';

/** The meetings of some days that the viewer may see: those to which one of some organizations was asked (keys), or all of them. */
export async function meetingsOfDays(
  executor: Executor,
  { organization }: Viewer,
  days: Timeline<Period>,
  asked: readonly number[] | null,
): Promise<readonly Touched[]> {
  if (days.length === 0) return [];
  const ofSome =
    asked === null
      ? nothing
      : sql`AND (m.participant_ids && ${$(asked, 'int[]')} OR m.invited_ids && ${$(asked, 'int[]')})`;
  const rows = await runAs(
    actingFor(organization, executor),
    sql`SELECT m.proceeding_id FROM conference_meeting m
      WHERE ${identified} AND m.cancel_reason IS NULL ${ofSome} AND EXISTS (
        SELECT FROM jsonb_to_recordset(${$(JSON.stringify(days), 'jsonb')}) AS d ("validFrom" date, "validTo" date)
        WHERE (m.meets_at AT TIME ZONE 'Asia/Shanghai')::date >= d."validFrom"
          AND (d."validTo" IS NULL OR (m.meets_at AT TIME ZONE 'Asia/Shanghai')::date < d."validTo"))
      ORDER BY m.meets_at, m.proceeding_id LIMIT ${literal(mostCounted)}`,
  );
  return touched(
    'CONFERENCE_MEETING',
    rows.map(([key]) => conferenceMeeting.ids.of(String(key))),
  );
}
