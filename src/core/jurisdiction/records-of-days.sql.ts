import type { Period, Timeline } from '../../kernel/timeline.js';
import { identified, runAs, type Executor } from '../../platform/database/index.js';
import { $, literal, nothing, sql } from '../../platform/database/sql.js';
import { mostCounted, touched, type Touched } from '../dated/index.js';
import type { Viewer } from '../identity/index.js';
import { recordIds } from '../records/index.js';
import { actingFor } from '../visibility/index.js';

/** The records of some days on an item that the viewer may see, of some publishers (keys) or of all. */
export async function recordsOfDays(
  executor: Executor,
  { organization }: Viewer,
  days: Timeline<Period>,
  { itemCode, publishers }: { readonly itemCode: string; readonly publishers: readonly number[] | null },
): Promise<readonly Touched[]> {
  if (days.length === 0) return [];
  const ofSome = publishers === null ? nothing : sql`AND r.publisher_id = ANY (${$(publishers, 'int[]')})`;
  const rows = await runAs(
    actingFor(organization, executor),
    sql`SELECT r.id FROM shared_record r
      WHERE ${identified} AND r.id IN (SELECT records_of_item(${$(itemCode, 'text')})) AND r.status <> 'WITHDRAWN' ${ofSome}
        AND EXISTS (
          SELECT FROM jsonb_to_recordset(${$(JSON.stringify(days), 'jsonb')}) AS d ("validFrom" date, "validTo" date)
          WHERE r.formed_on >= d."validFrom" AND (d."validTo" IS NULL OR r.formed_on < d."validTo"))
      ORDER BY r.formed_at, r.id LIMIT ${literal(mostCounted)}`,
  );
  return touched(
    'SHARED_RECORD',
    rows.map(([key]) => recordIds.of(String(key))),
  );
}
