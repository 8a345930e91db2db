import type { GraphQLInputObjectType } from 'graphql';
import { refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { actingFor } from '../visibility/index.js';
import { writeRecord } from './write-record.js';
import { checkAttachments } from './given-attachments.js';
import { preparePublication } from './prepare-publication.js';
import type { RecordCategory } from './record-category.js';
import { refused, type RecordPayload } from './record-payload.js';
import { checkIdempotencyKey } from '../requests/index.js';
import { refusedUnlessDone } from './replay.js';
import { sharePending } from './share-pending.js';
import { signedFor } from './signed-for.js';
import type { Publishing } from './sharing-input.js';
import { signedRequest } from './signed-request.js';

/**
 * Publishes a record of a category: shared now, or completing one that was registered before (`sharing.pendingRecordId`).
 * Late is flagged, never refused (S10); everything wrong with the input is told at once and nothing is written. `type` is that of
 * the input in the schema; only what may be signed needs it. A dry run tells what is wrong and writes nothing.
 */
export async function publishRecord<Fields extends object>(
  context: RequestContext,
  category: RecordCategory<Fields>,
  input: Publishing<Fields>,
  type: GraphQLInputObjectType | null = null,
  { dryRun = false }: { readonly dryRun?: boolean | null } = {},
): Promise<RecordPayload> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'publish');
  const signed = await signedRequest(hub, viewer, { mutation: `publish${category.typeName}`, category }, input, type);
  if (signed.refusal) return signed.refusal;
  const { request, content } = signed;
  const { sharing, idempotencyKey: _, ...rest } = content;
  const fields = rest as unknown as Fields;
  if (sharing.pendingRecordId != null && dryRun === true) {
    return refused([refusal('sharing.pendingRecordId', 'INVALID', '完成登记的信息不能试算')]);
  }
  if (sharing.pendingRecordId != null) return sharePending(hub, viewer, category, { sharing, fields, request });
  const prepared = preparePublication(hub, viewer, category, { sharing, fields }, hub.clock.now());
  const session = actingFor(viewer.organization, hub.pool);
  const named = (await category.readNamed?.({ hub, viewer, session }, fields, null)) ?? null;
  const refusals = [
    ...('record' in prepared ? [] : prepared),
    ...(named?.refusals ?? []),
    ...(await checkAttachments(session, session.identity, sharing.attachments ?? [])),
  ];
  const malformed = checkIdempotencyKey(request.idempotencyKey);
  if (malformed.length > 0) return refused([...malformed, ...refusals]);
  if (refusals.length > 0 || !('record' in prepared)) return refusedUnlessDone(hub, request, refusals, session);
  if (dryRun === true) return refusedUnlessDone(hub, request, [], session);
  const { record, details } = prepared;
  const payload = await writeRecord(hub, viewer, signedFor(request, record.audience, named), record, details, null);
  hub.feed.wakeSequencer();
  return payload;
}
