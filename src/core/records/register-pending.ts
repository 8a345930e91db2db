import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { transactionAs } from '../../platform/database/index.js';
import { requirePermission } from '../identity/index.js';
import type { RequestContext } from '../hub.js';
import { actingFor } from '../visibility/index.js';
import { policyDayOn, policyOn } from '../policies/index.js';
import { writeRecord } from './write-record.js';
import { checkActing } from '../organizations/index.js';
import { audienceOf } from './record-audience.js';
import { scheduleDueChanges } from './due-changes.js';
import { newRecord } from './new-record.js';
import { refused, type RecordPayload } from './record-payload.js';
import { refusedUnlessDone } from './replay.js';
import { checkIdempotencyKey, checkTexts, keyedRequest } from '../requests/index.js';
import { checkFormedAt } from './sharing.rules.js';
import type { SharingScope } from './record.js';
import { checkExternalRef, checkTitle } from './title.rules.js';

export interface RegisterPending {
  readonly idempotencyKey: string;
  readonly category: string;
  readonly title: string;
  readonly formedAt: Temporal.Instant;
  readonly externalRef?: string | null;
  readonly scope: SharingScope;
  readonly organizationCodes?: readonly string[] | null;
}

/** Registers information that exists but is not ready: its clock runs from its formation (S10), and it may be extended (S11). */
export async function registerPendingRecord(context: RequestContext, input: RegisterPending): Promise<RecordPayload> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'publish');
  const request = keyedRequest('registerPendingRecord', input, hub);
  const now = hub.clock.now();
  const today = shanghaiDay(now);
  const { audience, refusals: audienceRefusals } = audienceOf(
    input.scope,
    input.organizationCodes,
    [],
    [viewer.organization],
    hub.organizations,
    today.toString(),
  );
  const malformed = [...checkIdempotencyKey(request.idempotencyKey), ...checkTexts(input)];
  const refusals = [
    ...checkActing(viewer.organization, today.toString()),
    ...checkTitle(input.title, 'title'),
    ...checkExternalRef(input.externalRef, 'externalRef'),
    ...checkFormedAt(input.formedAt, 'formedAt', now, policyOn(hub.policies, 'clock-tolerance-seconds', today)),
    ...audienceRefusals,
  ];
  if (malformed.length > 0) return refused([...malformed, ...refusals]);
  const session = actingFor(viewer.organization, hub.pool);
  if (refusals.length > 0) return refusedUnlessDone(hub, request, refusals, session);

  const record = newRecord({
    category: input.category,
    publisher: viewer.organization,
    title: input.title,
    externalRef: input.externalRef ?? null,
    audience,
    formedAt: input.formedAt,
    now,
    inServiceFrom: policyDayOn(hub.policies, 'in-service-from', today),
    details: null,
  });
  const payload = await transactionAs(hub.pool, viewer.organization.key, async (transaction) => {
    const answer = await writeRecord(hub, viewer, request, record, null, transaction);
    const dueAt = Temporal.Instant.from(record.dueAt);
    if (answer.record?.key === record.id)
      await scheduleDueChanges(hub, transaction.executor, { id: record.id, dueAt, now });
    return answer;
  });
  hub.feed.wakeSequencer();
  return payload;
}
