import { v4 as uuid } from 'uuid';
import type { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { inNameOf, run, type Session } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { changeInsert } from '../feed/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { keyedRequest } from '../requests/index.js';
import { eitherAudience } from '../visibility/index.js';
import { writeRecordChange } from './change-record.js';
import { recordChange } from './record-change.js';
import { lockRecord, readRecord } from './record-read.sql.js';
import { recordUpdate } from './record-tables.sql.js';
import type { RecordRow } from './record.js';
import { grantEnding } from './visibility-grant.sql.js';

/** A record that is not for all who may see it, and who alone may from now on. */
export interface Withholding {
  readonly key: string;
  readonly publisherId: number;
  readonly audience: readonly number[];
  readonly reason: string;
}

/**
 * Withdraws a record that should have been for fewer, and closes it and its history to all others, in the name of whoever published it;
 * whoever might see it is told. What was withdrawn before is closed. The record as it stood, and who had published it.
 */
export async function withholdWithin(
  hub: Hub,
  session: Session,
  { key, publisherId, audience, reason }: Withholding,
  now: Temporal.Instant,
): Promise<{ readonly record: RecordRow; readonly publishedBy: Viewer }> {
  return inNameOf(session, publisherId, async (own) => {
    await lockRecord(key, own.executor);
    const record = await readRecord(hub, key, own);
    if (!record) throw new Error('a publisher sees its own record');
    const publishedBy = await publisherPerson(record, own);
    const at = shanghaiText(now);
    await run(own.executor, grantEnding(key, null, { personKey: publishedBy.person.key, at }));
    if (record.status !== 'WITHDRAWN') {
      const set = { audience, status: 'WITHDRAWN', withdrawnAt: at, withdrawalReason: reason } as const;
      const change = { kind: 'WITHDRAWN', reason, set } as const;
      await writeRecordChange(hub, publishedBy, keyedRequest('withhold', {}, hub), record, change, now, own);
    } else {
      await run(own.executor, recordUpdate(key, { audience }));
      const subject = { ...record, id: key, publisherId };
      const known = eitherAudience(record.audience, audience);
      await run(own.executor, changeInsert(recordChange(uuid(), 'VISIBILITY_CHANGED', subject, null, at, known)));
    }
    return { record, publishedBy };
  });
}

/** Whoever published it, for whom the hub acts: it has no name of its own. */
async function publisherPerson({ key, publisher }: RecordRow, { executor }: Session): Promise<Viewer> {
  const [row] = await run(
    executor,
    sql`SELECT changed_by FROM record_revision WHERE record_id = ${$(key, 'uuid')} ORDER BY revision LIMIT 1`,
  );
  return {
    organization: publisher,
    roles: new Set(),
    person: { key: Number(row?.[0]), name: '' },
    expiresAt: Number.MAX_SAFE_INTEGER,
    trustedDocuments: 'OFF',
    apiKeyId: null,
  };
}
