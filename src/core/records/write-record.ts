import { v4 as uuid } from 'uuid';
import { run, type Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { recordChange } from './record-change.js';
import type { PreparedRecord } from './prepare-publication.js';
import { accepted, type RecordPayload } from './record-payload.js';
import { presentRecord } from './record-shape.sql.js';
import type { RecordValues } from './record-tables.sql.js';
import { replay } from './replay.js';
import type { KeyedRequest } from '../requests/index.js';
import { recordsStatement } from './write-records.sql.js';

/**
 * Writes a new record with its first change, in the transaction of the session or, without one, as a transaction of its own; when the key
 * was used before, answers as it was answered then.
 */
export async function writeRecord(
  hub: Hub,
  viewer: Viewer,
  request: KeyedRequest,
  record: RecordValues,
  details: PreparedRecord['details'] | null,
  session: Session | null,
): Promise<RecordPayload> {
  const kind = details ? 'PUBLISHED' : 'REGISTERED';
  const change = recordChange(uuid(), kind, record, viewer, record.registeredAt, record.audience);
  const { fields = null, attachments = [] } = details ?? {};
  const toWrite = { request, record, fields, attachments, change };
  const category = details?.category ?? null;
  const isWritten = session
    ? (await run(session.executor, recordsStatement(category, [toWrite], viewer.person.key))).length === 1
    : await hub.writeNewRecord(viewer, category, toWrite);
  if (!isWritten) {
    const earlier = await replay(hub, request, session ?? actingFor(viewer.organization, hub.pool));
    if (!earlier) throw new Error('an idempotency key was refused and is not there');
    return earlier;
  }
  const { searchNames: _, searchText: _text, ...columns } = record;
  return accepted(
    presentRecord({ ...columns, ...details?.fields.columns, ...details?.fields.initial }, hub),
    change.eventId,
  );
}
