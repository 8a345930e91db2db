import { refusal } from '../../kernel/refusal.js';
import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { readRecord } from './record-read.sql.js';
import { accepted, refused, type RecordPayload } from './record-payload.js';
import { earlierUse, kept, type MutationRequest } from '../requests/index.js';

/**
 * The answer to a key that was used before: the first answer for the same request, a refusal for another one, null when
 * the key is new.
 */
export async function replay(
  hub: Hub,
  viewer: Viewer,
  request: MutationRequest,
  session: Session,
): Promise<RecordPayload | null> {
  if (request.idempotencyKey === null) return null;
  const use = await earlierUse(session, viewer.organization.key, kept(request, hub));
  if (!use) return null;
  if (!use.sameRequest) {
    return refused([refusal('idempotencyKey', 'IDEMPOTENCY_CONFLICT', '该幂等键已用于内容不同的请求')]);
  }
  const record = await readRecord(hub, use.recordId, session);
  if (!record) throw new Error('an idempotency key answers with a record that is gone');
  return accepted(record, use.eventId);
}
