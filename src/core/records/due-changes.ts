import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import type { Executor } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import { remindedAt } from '../policies/index.js';
import type { RecordRow } from './record.js';
import { keeperOn } from './record-keeper.js';
import { sharingClock } from './sharing.rules.js';
import { enqueueDueChange, noteDeadline, postponeDueChange, publisherOf, type DueChange } from './due-changes.sql.js';
import { tellDeadline } from './tell-deadline.js';

/**
 * Sees to it that DUE_SOON and OVERDUE are appended in time. Called in the transaction that set the deadline; a later
 * deadline replaces the earlier one's jobs.
 */
export async function scheduleDueChanges(
  hub: Hub,
  executor: Executor,
  { id, dueAt, now }: { id: string; dueAt: Temporal.Instant; now: Temporal.Instant },
): Promise<void> {
  await enqueueDueChange(executor, { recordId: id, kind: 'OVERDUE' }, shanghaiText(dueAt));
  if (Temporal.Instant.compare(now, dueAt) < 0) {
    await enqueueDueChange(executor, { recordId: id, kind: 'DUE_SOON' }, shanghaiText(remindedAt(hub, dueAt)));
  }
}

/**
 * Appends the change, once for each deadline however often its job runs, if the record is still awaited. A job that came
 * early by the hub's clock comes again: the deadline was moved, or that clock is behind the database's.
 */
export async function appendDueChange(hub: Hub, due: DueChange): Promise<void> {
  const { recordId, kind } = due;
  const publisher = await publisherOf(hub.pool, recordId);
  if (publisher === null) return;
  await tellDeadline(hub, publisher, recordId, async (record, { executor }) => {
    if (record.status !== 'PENDING') return null;
    const now = hub.clock.now();
    const dueAt = Temporal.Instant.from(record.dueAt);
    const early = (kind === 'OVERDUE' ? dueAt : remindedAt(hub, dueAt)).since(now);
    if (early.sign > 0) {
      await postponeDueChange(executor, due, Math.ceil(early.total('milliseconds')));
      return null;
    }
    const missed = kind === 'DUE_SOON' && Temporal.Instant.compare(dueAt, now) <= 0;
    if (missed || !(await noteDeadline(executor, due, record.dueAt))) return null;
    return { kind, clock: clockOf(record, now) };
  });
}

/** What the change says of the clock: its rule, what is due, and whose it is. */
function clockOf(record: RecordRow, now: Temporal.Instant): Readonly<Record<string, string>> {
  const isExtended = Temporal.Instant.compare(
    Temporal.Instant.from(record.dueAt),
    sharingClock(Temporal.Instant.from(record.formedAt)).dueAt,
  );
  const keeper = keeperOn(record, shanghaiDay(now).toString()) ?? record.publisher;
  return { rule: isExtended > 0 ? 'S11' : 'S10', label: '共享', responsible: keeper.code };
}
