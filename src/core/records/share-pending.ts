import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { Temporal } from 'temporal-polyfill';
import { refusal } from '../../kernel/refusal.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { policyDayOn } from '../policies/index.js';
import { grantedAudience } from './granted-audience.js';
import { checkActing } from '../organizations/index.js';
import { audienceOf } from './record-audience.js';
import { changeRecord } from './change-record.js';
import { checkAttachments, passAttachments } from './given-attachments.js';
import { attachmentReplacement } from './record-attachment.sql.js';
import { sealFields } from './personal-fields.js';
import { checkFields, type RecordCategory } from './record-category.js';
import { refused, type RecordPayload } from './record-payload.js';
import { detailInserts } from './record-tables.sql.js';
import type { KeyedRequest } from '../requests/index.js';
import { sharingClock, timelinessOf } from './sharing.rules.js';
import type { Sharing } from './sharing-input.js';
import { searchedRecord } from './searched-record.js';
import { checkExternalRef, checkTitle } from './title.rules.js';

/** What completes a record, its signature verified. */
export interface Completion<Fields extends object> {
  readonly sharing: Sharing;
  readonly fields: Fields;
  readonly request: KeyedRequest;
}

/**
 * Completes a registered record: its clock has run since it was formed (S10) or extended (S11), and decides whether it is
 * shared in time. Title and external reference stay as registered unless given again.
 */
export async function sharePending<Fields extends object>(
  hub: Hub,
  viewer: Viewer,
  category: RecordCategory<Fields>,
  { sharing, fields, request }: Completion<Fields>,
): Promise<RecordPayload> {
  if (sharing.pendingRecordId == null) return refused([]);
  const path = 'sharing.pendingRecordId';
  const input = { idempotencyKey: request.idempotencyKey, sharing, ...fields };
  const mutation = { request, input, recordId: sharing.pendingRecordId, path, prose: category.prose };
  return changeRecord(hub, viewer, mutation, async ({ record, now, session }) => {
    const day = shanghaiDay(now);
    const today = day.toString();
    if (record.status !== 'PENDING') return [refusal(path, 'WRONG_STATE', '此信息已共享')];
    if (record.category !== category.name) return [refusal(path, 'INVALID', '登记的信息类别与此不同')];
    const attachments = sharing.attachments ?? [];
    const title = sharing.title ?? record.title;
    const externalRef = sharing.externalRef ?? record.externalRef;
    const { audience: named, refusals } = audienceOf(
      sharing.scope,
      sharing.organizationCodes,
      ['sharing'],
      [record.publisher, viewer.organization],
      hub.organizations,
      today,
    );
    const naming = (await category.readNamed?.({ hub, viewer, session }, fields, null)) ?? null;
    const all = [
      ...checkActing(viewer.organization, today),
      ...checkTitle(title, 'sharing.title'),
      ...checkExternalRef(externalRef, 'sharing.externalRef'),
      ...(sharing.formedAt && shanghaiDay(sharing.formedAt).toString() !== record.formedOn
        ? [refusal('sharing.formedAt', 'INVALID', `形成日与登记时（${record.formedOn}）不一致`, 'S10')]
        : []),
      ...refusals,
      ...checkFields(category, fields, { today, title, organizations: hub.organizations }),
      ...(await checkAttachments(session, viewer.organization.key, attachments)),
      ...(naming?.refusals ?? []),
    ];
    if (all.length > 0) return all;
    const stored = category.store(fields);
    const act = { personKey: viewer.person.key, at: shanghaiText(now) };
    await passAttachments(session, viewer.organization.key, attachments, [], act.at);
    const { audience, also } = await grantedAudience(session, record.key, named, act);
    const clock = {
      ...sharingClock(Temporal.Instant.from(record.formedAt)),
      dueAt: Temporal.Instant.from(record.dueAt),
    };
    return {
      kind: 'PUBLISHED',
      reason: null,
      named: naming,
      set: {
        status: 'SHARED',
        title,
        externalRef,
        audience,
        sharedAt: shanghaiText(now),
        timeliness: timelinessOf(clock, now, policyDayOn(hub.policies, 'in-service-from', day)),
        itemCodes: stored.itemCodes,
        ...searchedRecord(
          { title, externalRef },
          { category, fields: stored, fileNames: attachments.map(({ name }) => name) },
        ),
      },
      also: [
        ...also,
        ...detailInserts(record.key, category, sealFields(hub.sealing, category, record.key, stored)),
        ...attachmentReplacement({ recordKey: record.key, attachments }),
      ],
    };
  });
}
