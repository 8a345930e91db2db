import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal } from '../../kernel/refusal.js';
import { requirePermission } from '../identity/index.js';
import type { RequestContext } from '../hub.js';
import { policyOn } from '../policies/index.js';
import { changeRecord } from './change-record.js';
import { scheduleDueChanges } from './due-changes.js';
import { extensionInsert } from './record-extension.sql.js';
import type { RecordPayload } from './record-payload.js';
import { keyedRequest } from '../requests/index.js';
import { checkExtension } from './sharing.rules.js';

export interface ExtendSharing {
  readonly idempotencyKey?: string | null;
  readonly recordId: string;
  readonly reason: string;
  readonly explanation: string;
  /** The new last day, `YYYY-MM-DD`; it runs to 24:00. */
  readonly until: string;
}

/** S11: extends the deadline of a registered record, with a reason and before it has passed. */
export async function extendSharing(context: RequestContext, input: ExtendSharing): Promise<RecordPayload> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'publish');
  const request = keyedRequest('extendSharing', input, hub);
  const mutation = { request, input, recordId: input.recordId, path: 'recordId' };
  return changeRecord(hub, viewer, mutation, async ({ record, now, session }) => {
    if (record.status !== 'PENDING')
      return [refusal('recordId', 'WRONG_STATE', '只有已登记、尚未共享的信息可以延长期限', 'S11')];
    const clock = {
      formedOn: Temporal.PlainDate.from(record.formedOn),
      dueAt: Temporal.Instant.from(record.dueAt),
    };
    const until = Temporal.PlainDate.from(input.until);
    const maximum = policyOn(hub.policies, 'sharing-extension-working-days', shanghaiDay(now));
    const refusals = checkExtension(clock, { explanation: input.explanation, until }, now, hub.calendar, maximum);
    if (refusals.length > 0) return refusals;
    const dueAt = endOfDay(until);
    await scheduleDueChanges(hub, session.executor, { id: record.key, dueAt, now });
    return {
      kind: 'EXTENDED',
      reason: input.explanation,
      set: { dueAt: shanghaiText(dueAt) },
      also: [extensionInsert(record.key, input, shanghaiText(now), viewer.person.key)],
    };
  });
}
