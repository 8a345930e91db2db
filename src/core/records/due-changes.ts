import { v4 as uuid } from 'uuid';
import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { parameters } from '../../platform/database/parameters.js';
import { run, transaction, type Executor } from '../../platform/database/index.js';
import { appendChange } from '../feed/index.js';
import type { Hub } from '../hub.js';
import { policyOn } from '../policies/index.js';
import { lockRecord, readRecord } from './record-read.sql.js';
import { recordChange } from './record-change.js';
import { enqueueDueChange, type DueChange } from './due-changes.sql.js';

/**
 * Sees to it that DUE_SOON and OVERDUE are appended in time. Called in the transaction that set the deadline; a later
 * deadline replaces the earlier one's jobs.
 */
export async function scheduleDueChanges(
  hub: Hub,
  executor: Executor,
  { id, dueAt, now }: { id: string; dueAt: Temporal.Instant; now: Temporal.Instant },
): Promise<void> {
  const hours = dueSoonHours(hub, now);
  await enqueueDueChange(executor, { recordId: id, kind: 'OVERDUE' }, shanghaiText(dueAt));
  if (Temporal.Instant.compare(now, dueAt) < 0) {
    await enqueueDueChange(executor, { recordId: id, kind: 'DUE_SOON' }, shanghaiText(dueAt.subtract({ hours })));
  }
}

/** Appends the change if the record is still awaited and its deadline has really come: both may have moved since. */
export async function appendDueChange(hub: Hub, { recordId, kind }: DueChange): Promise<void> {
  const appended = await transaction(hub.pool, async (executor) => {
    const record = (await lockRecord(recordId, executor)) ? await readRecord(hub, recordId, executor) : null;
    if (record?.status !== 'PENDING') return false;
    const now = hub.clock.now();
    if (dueKind(record.dueAt, now, dueSoonHours(hub, now)) !== kind) return false;
    const $ = parameters();
    const subject = { ...record, id: record.key, publisherId: record.publisher.key };
    const change = recordChange(uuid(), kind, subject, null, shanghaiText(now), record.audience);
    await run(executor, { text: appendChange(change, $), values: $.values });
    return true;
  });
  if (appended) hub.feed.ring();
}

/** What there is to say about a deadline at a moment. */
function dueKind(dueAt: string, now: Temporal.Instant, hours: number): DueChange['kind'] | null {
  if (Temporal.Instant.compare(dueAt, now) <= 0) return 'OVERDUE';
  return Temporal.Instant.compare(dueAt, now.add({ hours })) <= 0 ? 'DUE_SOON' : null;
}

function dueSoonHours(hub: Hub, now: Temporal.Instant): number {
  return policyOn(hub.policies, 'due-soon-hours', shanghaiDay(now));
}
