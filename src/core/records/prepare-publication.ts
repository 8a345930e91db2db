import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import { policyDayOn, policyOn } from '../policies/index.js';
import { newRecord } from './new-record.js';
import { sealFields } from './personal-fields.js';
import { checkActing } from '../organizations/index.js';
import { audienceOf } from './record-audience.js';
import { checkFields, type RecordCategory, type StoredFields } from './record-category.js';
import type { GivenAttachment } from './record-attachment.sql.js';
import type { RecordValues } from './record-tables.sql.js';
import { checkTexts } from '../requests/index.js';
import { checkFormedAt } from './sharing.rules.js';
import type { Sharing } from './sharing-input.js';
import { checkExternalRef, checkTitle } from './title.rules.js';

/** A record that may be shared, ready to be written. */
export interface PreparedRecord {
  readonly record: RecordValues;
  readonly details: {
    readonly category: RecordCategory;
    readonly fields: StoredFields;
    readonly attachments?: readonly GivenAttachment[];
  };
}

/** A record of a category that is to be shared at once: made, under a key if one is given, or everything that is wrong with it. */
export function preparePublication<Fields extends object>(
  hub: Pick<Hub, 'organizations' | 'policies' | 'sealing'>,
  viewer: Viewer,
  category: RecordCategory<Fields>,
  { sharing, fields, key }: { readonly sharing: Sharing; readonly fields: Fields; readonly key?: string },
  now: Temporal.Instant,
): PreparedRecord | readonly Refusal[] {
  const day = shanghaiDay(now);
  const today = day.toString();
  const { audience, refusals: audienceRefusals } = audienceOf(
    sharing.scope,
    sharing.organizationCodes,
    ['sharing'],
    [viewer.organization],
    hub.organizations,
    today,
  );
  const refusals: Refusal[] = [
    ...checkTexts({ sharing, ...fields }, category.prose),
    ...checkActing(viewer.organization, today),
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
    ...checkFields(category, fields, { today, title: sharing.title ?? '', organizations: hub.organizations }),
  ];
  if (refusals.length > 0 || sharing.title == null || sharing.formedAt == null) return refusals;

  const stored = category.store(fields);
  const attachments = sharing.attachments ?? [];
  const record = newRecord({
    key,
    category: category.name,
    publisher: viewer.organization,
    title: sharing.title,
    externalRef: sharing.externalRef ?? null,
    audience,
    formedAt: sharing.formedAt,
    now,
    inServiceFrom: policyDayOn(hub.policies, 'in-service-from', day),
    details: { category, fields: stored, fileNames: attachments.map(({ name }) => name) },
  });
  const sealed = sealFields(hub.sealing, category, record.id, stored);
  return { record, details: { category, fields: sealed, attachments } };
}
