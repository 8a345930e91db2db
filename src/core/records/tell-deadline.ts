import { v4 as uuid } from 'uuid';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAs, type Session } from '../../platform/database/index.js';
import { changeInsert } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { recordChange } from './record-change.js';
import { lockRecord, readRecord } from './record-read.sql.js';
import type { RecordRow } from './record.js';

/** A deadline of a record that has come near or is over, as its change tells it. */
export interface ToldDeadline {
  readonly kind: 'DUE_SOON' | 'OVERDUE';
  /** Rule, label and whoever is responsible; with `dueAt` if it is another than the record's own. */
  readonly clock: Readonly<Record<string, string>>;
}

/**
 * Appends the change that tells of a record's deadline, acting for its publisher. `note` sees the record under its lock and notes that it
 * is told; null when it was already, or there is nothing to tell.
 */
export async function tellDeadline(
  hub: Hub,
  publisher: number,
  recordKey: string,
  note: (record: RecordRow, session: Session) => Promise<ToldDeadline | null>,
): Promise<boolean> {
  const appended = await transactionAs(hub.pool, publisher, async (session) => {
    const { executor } = session;
    const record = (await lockRecord(recordKey, executor)) ? await readRecord(hub, recordKey, session) : null;
    const told = record && (await note(record, session));
    if (!told) return false;
    const subject = { ...record, id: record.key, publisherId: record.publisher.key };
    const at = shanghaiText(hub.clock.now());
    await run(executor, changeInsert(recordChange(uuid(), told.kind, subject, null, at, record.audience, told.clock)));
    return true;
  });
  if (appended) hub.feed.wakeSequencer();
  return appended;
}
