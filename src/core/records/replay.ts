import type { Refusal } from '../../kernel/refusal.js';
import type { Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { answerAgain, earlierUse, type KeyedRequest } from '../requests/index.js';
import { readRecord } from './record-read.sql.js';
import { accepted, refused, type RecordPayload } from './record-payload.js';

/** The answer to a key that whoever acts used before; null when it is new. */
export async function replay(hub: Hub, request: KeyedRequest, session: Session): Promise<RecordPayload | null> {
  if (request.idempotencyKey === null) return null;
  const use = await earlierUse(session, session.identity, request);
  if (!use) return null;
  const first = async (): Promise<RecordPayload> => {
    const record = await readRecord(hub, use.subjectId, session);
    if (!record) throw new Error('an idempotency key answers with a record that is gone');
    return accepted(record, use.eventId);
  };
  return answerAgain(use.sameRequest, first, refused);
}

/** What is wrong with a request, unless it was carried out before: what was right then may no longer be. */
export async function refusedUnlessDone(
  hub: Hub,
  request: KeyedRequest,
  refusals: readonly Refusal[],
  session: Session,
): Promise<RecordPayload> {
  return (await replay(hub, request, session)) ?? refused(refusals);
}
