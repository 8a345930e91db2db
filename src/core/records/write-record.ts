import { v4 as uuid } from 'uuid';
import { run, type Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { recordStatement } from './write-record.sql.js';
import { recordChange } from './record-change.js';
import type { RecordCategory, StoredFields } from './record-category.js';
import { accepted, type RecordPayload } from './record-payload.js';
import { presentRecord } from './record-shape.sql.js';
import type { RecordValues } from './record-tables.sql.js';
import { replay } from './replay.js';
import type { KeyedRequest } from '../requests/index.js';

/** Writes a new record with its first change; when the key was used before, answers as it was answered then. */
export async function writeRecord(
  hub: Hub,
  viewer: Viewer,
  request: KeyedRequest,
  record: RecordValues,
  details: { category: RecordCategory; fields: StoredFields } | null,
  session: Session,
): Promise<RecordPayload> {
  const kind = details ? 'PUBLISHED' : 'REGISTERED';
  const change = recordChange(uuid(), kind, record, viewer, record.registeredAt, record.audience);
  const written = await run(
    session.executor,
    recordStatement(session.identity, request, record, details, change, viewer.person.key),
  );
  if (written.length === 0) {
    const earlier = await replay(hub, viewer, request, session);
    if (!earlier) throw new Error('an idempotency key was refused and is not there');
    return earlier;
  }
  const { searchText: _, ...columns } = record;
  return accepted(
    presentRecord({ ...columns, ...details?.fields.columns, ...details?.fields.initial }, hub),
    change.eventId,
  );
}
