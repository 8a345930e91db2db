import { identified, runAs } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { digestOf } from '../attachments/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';

/**
 * Whoever downloads a file has opened the record or proceeding that it belongs to. One that belongs to several is counted for none: which
 * of them was opened nobody knows.
 */
export async function openedContent(hub: Hub, viewer: Viewer, contentId: string): Promise<void> {
  const digest = $(`\\x${digestOf(contentId) ?? ''}`, 'bytea');
  const rows = await runAs(
    actingFor(viewer.organization, hub.pool),
    sql`SELECT b.subject_id FROM (
        SELECT t.record_id AS subject_id FROM record_attachment t JOIN shared_record r ON r.id = t.record_id WHERE t.sha256 = ${digest}
        UNION
        SELECT m.proceeding_id FROM proceeding_material m WHERE m.content_id = ${$(contentId, 'text')}
      ) b WHERE ${identified} LIMIT 2`,
  );
  const [only = null, ...others] = rows.map(([key]) => key ?? null);
  if (only !== null && others.length === 0) hub.readings.opened(viewer, only);
}
