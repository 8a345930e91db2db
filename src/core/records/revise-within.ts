import type { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { inNameOf, type Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { keyedRequest } from '../requests/index.js';
import { writeRecordChange } from './change-record.js';
import { publisherOf } from './due-changes.sql.js';
import { grantedAudience } from './granted-audience.js';
import { sealFields } from './personal-fields.js';
import type { RecordCategory } from './record-category.js';
import type { RecordRow } from './record.js';
import { readRecordAttachments } from './record-attachment.sql.js';
import { lockRecord, readRecord } from './record-read.sql.js';
import { detailUpdates } from './record-tables.sql.js';
import { searchedRecord } from './searched-record.js';

/** An act, in whose transaction a record is revised. */
interface Act {
  readonly hub: Hub;
  readonly viewer: Viewer;
  readonly now: Temporal.Instant;
  readonly session: Session;
}

/** What a record says from now on, and to whom: organizations beside its publisher and those it was granted to; null: all members. */
export interface RevisedRecord<Fields extends object> {
  readonly title: string;
  readonly fields: Fields;
  readonly audience: readonly number[] | null;
  readonly reason: string | null;
}

/**
 * Brings a record up to date together with the act that it tells of, in its transaction and in the name of its publisher, whoever acts.
 * Its time of formation and its timeliness stand. False where there is no such record.
 */
export async function reviseWithin<Fields extends object>(
  { hub, viewer, now, session }: Act,
  category: RecordCategory<Fields>,
  key: string,
  revise: (standing: RecordRow) => RevisedRecord<Fields>,
): Promise<boolean> {
  const publisher = await publisherOf(session.executor, key);
  if (publisher === null) return false;
  await inNameOf(session, publisher, async (own) => {
    await lockRecord(key, own.executor);
    const record = await readRecord(hub, key, own);
    if (!record) throw new Error('a publisher sees its own record');
    const { title, fields, audience: named, reason } = revise(record);
    const stored = category.store(fields);
    const holders = named && [...new Set([...named, publisher])].sort((one, other) => one - other);
    const act = { personKey: viewer.person.key, at: shanghaiText(now) };
    const { audience, also } = await grantedAudience(own, key, holders, act);
    const files = (await readRecordAttachments([key], own)).get(key) ?? [];
    const found = searchedRecord(
      { title, externalRef: record.externalRef },
      { category, fields: stored, fileNames: files.map(({ name }) => name) },
    );
    const change = {
      kind: 'REVISED' as const,
      reason,
      set: { title, audience, itemCodes: stored.itemCodes, ...found },
      also: [...also, ...detailUpdates(key, category, sealFields(hub.sealing, category, key, stored))],
    };
    await writeRecordChange(hub, viewer, keyedRequest('reviseWithin', {}, hub), record, change, now, own);
  });
  return true;
}
