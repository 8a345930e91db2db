import type { GraphQLInputObjectType } from 'graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { policyOn } from '../policies/index.js';
import { requirePermission } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import type { RequestContext } from '../hub.js';
import { append } from './append-record.js';
import { audienceOf, checkPublisher } from './record-audience.js';
import { newRecord } from './new-record.js';
import { sealFields } from './personal-fields.js';
import { checkFields, type RecordCategory } from './record-category.js';
import { refused, type RecordPayload } from './record-payload.js';
import { checkIdempotencyKey, checkTexts } from './request.js';
import { sharePending } from './share-pending.js';
import { signedRequest } from './signed-request.js';
import { checkFormedAt } from './sharing.rules.js';
import type { Publishing } from './sharing-input.js';
import { checkExternalRef, checkTitle } from './title.rules.js';

/**
 * Publishes a record of a category: shared now, or completing one that was registered before (`sharing.pendingRecordId`).
 * Late is flagged, never refused (S10); everything wrong with the input is told at once and nothing is written. `type` is that of
 * the input in the schema; only what may be signed needs it.
 */
export async function publishRecord<Fields extends object>(
  context: RequestContext,
  category: RecordCategory<Fields>,
  input: Publishing<Fields>,
  type: GraphQLInputObjectType | null = null,
): Promise<RecordPayload> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'publish');
  const signed = await signedRequest(hub, viewer, `publish${category.typeName}`, input, type);
  if (signed.refusal) return signed.refusal;
  const { request, content } = signed;
  const { sharing, idempotencyKey: _, ...rest } = content;
  const fields = rest as unknown as Fields;
  if (sharing.pendingRecordId != null) return sharePending(hub, viewer, category, { sharing, fields, request });
  const now = hub.clock.now();
  const day = shanghaiDay(now);
  const today = day.toString();
  const { audience, refusals: audienceRefusals } = audienceOf(
    sharing.scope,
    sharing.organizationCodes,
    ['sharing'],
    viewer.organization,
    hub.organizations,
    today,
  );
  const refusals: Refusal[] = [
    ...checkIdempotencyKey(request.idempotencyKey),
    ...checkTexts(content, category.prose),
    ...checkPublisher(viewer.organization, today),
    ...checkTitle(sharing.title, 'sharing.title'),
    ...checkExternalRef(sharing.externalRef, 'sharing.externalRef'),
    ...(sharing.formedAt == null
      ? [refusal('sharing.formedAt', 'REQUIRED', '须填写形成时间', 'S10')]
      : checkFormedAt(
          sharing.formedAt,
          'sharing.formedAt',
          now,
          policyOn(hub.policies, 'clock-tolerance-seconds', day),
        )),
    ...audienceRefusals,
    ...checkFields(category, fields, { today, title: sharing.title ?? '' }),
  ];
  if (refusals.length > 0 || sharing.title == null || sharing.formedAt == null) return refused(refusals);

  const stored = category.store(fields);
  const record = newRecord({
    category: category.name,
    publisher: viewer.organization,
    title: sharing.title,
    externalRef: sharing.externalRef ?? null,
    audience,
    formedAt: sharing.formedAt,
    now,
    fields: stored,
  });
  const sealed = sealFields(hub.sealing, category, record.id, stored);
  const session = actingFor(viewer.organization, hub.pool);
  const payload = await append(hub, viewer, request, record, { category, fields: sealed }, session);
  hub.feed.ring();
  return payload;
}
