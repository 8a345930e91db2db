import type { GraphQLInputObjectType } from 'graphql';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Session } from '../../platform/database/index.js';
import { requirePermission, type Viewer } from '../identity/index.js';
import type { Hub, RequestContext } from '../hub.js';
import { grantedAudience } from './granted-audience.js';
import { audienceOf } from './record-audience.js';
import { changeRecord } from './change-record.js';
import { checkAttachments, passAttachments } from './given-attachments.js';
import { attachmentReplacement, readRecordAttachments, type GivenAttachment } from './record-attachment.sql.js';
import { maskFields, openFields, sealFields } from './personal-fields.js';
import { partsOf } from './record-content.js';
import { checkFields, type RecordCategory } from './record-category.js';
import type { RecordPayload } from './record-payload.js';
import { detailUpdates } from './record-tables.sql.js';
import { signedRequest, type Signable } from './signed-request.js';
import type { RecordRow, SharingScope } from './record.js';
import { searchedRecord } from './searched-record.js';
import { checkExternalRef, checkTitle } from './title.rules.js';

/** What a revision may change of the sharing fields; the time of formation stands. */
export interface SharingRevision {
  readonly title?: string | null;
  readonly scope?: SharingScope | null;
  readonly organizationCodes?: readonly string[] | null;
  readonly externalRef?: string | null;
  /** All files from now on. */
  readonly attachments?: readonly GivenAttachment[] | null;
}

/** A revising input: fields that are left out stay as they are, null empties an optional one. */
export type Revising<Fields extends object> = Partial<{ [Key in keyof Fields]: Fields[Key] | null }> &
  Signable & {
    readonly recordId: string;
    readonly expectedRevision: number;
    readonly reason: string;
    readonly sharing?: SharingRevision | null;
  };

/** Corrects a shared record; `expectedRevision` guards against lost updates, the history keeps what stood before. */
export async function reviseRecord<Fields extends object>(
  context: RequestContext,
  category: RecordCategory<Fields>,
  input: Revising<Fields>,
  type: GraphQLInputObjectType | null = null,
): Promise<RecordPayload> {
  const { hub } = context;
  const viewer = requirePermission(context.viewer, 'publish');
  const signed = await signedRequest<Revising<Fields>>(
    hub,
    viewer,
    { mutation: `revise${category.typeName}`, category },
    input,
    type,
  );
  if (signed.refusal) return signed.refusal;
  const { request, content } = signed;
  const { idempotencyKey: _, recordId, expectedRevision, reason, sharing, ...changes } = content;
  return changeRecord(
    hub,
    viewer,
    { request, input: content, recordId, path: 'recordId', prose: category.prose },
    async ({ record, now, session }) => {
      if (record.category !== category.name) return [refusal('recordId', 'NOT_FOUND', '没有此信息')];
      if (record.status !== 'SHARED') return [refusal('recordId', 'WRONG_STATE', '尚未共享的信息不能修订')];
      if (record.revision !== expectedRevision) {
        const message = `此信息已是第${record.revision}版，请在最新版本上修订`;
        return [refusal('expectedRevision', 'PRECONDITION_FAILED', message)];
      }
      const today = shanghaiDay(now).toString();
      const shown = category.fieldsOf(record, await partsOf(category, record.key, session));
      const opened = await openFields(hub.sealing, category, record.key, session);
      const standing = { ...shown, ...opened };
      const given = Object.entries(changes).filter(
        // Whoever read a masked number and sends it back has not changed it.
        ([field, value]) => value !== undefined && !(field in opened && value === maskFields(category, opened)[field]),
      );
      const fields: Fields = { ...standing, ...Object.fromEntries(given) };
      const common = reviseSharing(hub, viewer, record, sharing ?? {}, today);
      const files = await revisedFiles(session, viewer, record, sharing?.attachments);
      const named =
        (await category.readNamed?.({ hub, viewer, session }, changes as Partial<Fields>, standing)) ?? null;
      const refusals: Refusal[] = [
        ...(reason.trim() === '' ? [refusal('reason', 'REQUIRED', '修订须说明理由')] : []),
        ...common.refusals,
        ...checkFields(category, fields, { today, title: common.title, organizations: hub.organizations }),
        ...files.refusals,
        ...(named?.refusals ?? []),
      ];
      if (refusals.length > 0) return refusals;
      const stored = category.store(fields);
      const { title, externalRef } = common;
      const act = { personKey: viewer.person.key, at: shanghaiText(now) };
      const { audience, also } =
        sharing?.scope == null
          ? { audience: record.audience, also: [] }
          : await grantedAudience(session, record.key, common.audience, act);
      return {
        kind: 'REVISED',
        reason,
        named,
        set: {
          title,
          externalRef,
          audience,
          itemCodes: stored.itemCodes,
          ...searchedRecord({ title, externalRef }, { category, fields: stored, fileNames: files.names }),
        },
        also: [
          ...also,
          ...detailUpdates(record.key, category, sealFields(hub.sealing, category, record.key, stored)),
          ...((await category.updated?.follow?.(session, record, stored)) ?? []),
          ...(await files.replace(act.at)),
        ],
      };
    },
  );
}

/** The files that a record has from now on, and what is wrong with them; what is left out stays as it is. */
async function revisedFiles(
  session: Session,
  viewer: Viewer,
  { key }: RecordRow,
  given: readonly GivenAttachment[] | null | undefined,
) {
  const standing = (await readRecordAttachments([key], session)).get(key) ?? [];
  if (given === undefined) {
    return { names: standing.map(({ name }) => name), refusals: [], replace: async () => [] };
  }
  const attachments = given ?? [];
  const own = viewer.organization.key;
  return {
    names: attachments.map(({ name }) => name),
    refusals: await checkAttachments(session, own, attachments, standing),
    async replace(at: string) {
      await passAttachments(session, own, attachments, standing, at);
      return attachmentReplacement({ recordKey: key, attachments });
    },
  };
}

function reviseSharing(hub: Hub, viewer: Viewer, record: RecordRow, sharing: SharingRevision, today: string) {
  const title = sharing.title === undefined ? record.title : (sharing.title ?? '');
  const externalRef = sharing.externalRef === undefined ? record.externalRef : sharing.externalRef;
  const { audience, refusals } =
    sharing.scope == null
      ? { audience: record.audience, refusals: [] }
      : audienceOf(
          sharing.scope,
          sharing.organizationCodes,
          ['sharing'],
          [record.publisher, viewer.organization],
          hub.organizations,
          today,
        );
  return {
    title,
    externalRef,
    audience,
    refusals: [
      ...checkTitle(title, 'sharing.title'),
      ...checkExternalRef(externalRef, 'sharing.externalRef'),
      ...refusals,
    ],
  };
}
