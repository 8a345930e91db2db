import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** An address of an organization's to which the changes are posted. */
export const WebhookEntity = defineEntity({
  name: 'WebhookEntity',
  tableName: 'webhook',
  properties: {
    id: column.uuid().primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    system: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('system_id'),
    name: column.text(),
    url: column.text(),
    filter: p.json<Record<string, unknown>>().columnType('jsonb'),
    document: column.text().nullable(),
    secretSealed: column.bytes(),
    formerSecretSealed: column.bytes().nullable(),
    formerSecretEndsAt: column.instant().nullable(),
    state: column.text(),
    stopReason: column.text().nullable(),
    position: column.bigint(),
    sentPosition: column.bigint(),
    revision: column.int(),
    attempts: column.int(),
    failingSince: column.instant().nullable(),
    retryAt: column.instant().nullable(),
    lastStatus: column.int().nullable(),
    lastFault: column.text().nullable(),
    lastMilliseconds: column.int().nullable(),
    testedAt: column.instant().nullable(),
    takenAt: column.instant().nullable(),
    createdAt: column.instant(),
    createdBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('created_by'),
  },
});

/** One attempt to post something, and what came of it. */
export const WebhookDeliveryEntity = defineEntity({
  name: 'WebhookDeliveryEntity',
  tableName: 'webhook_delivery',
  properties: {
    id: column.bigint().primary().generated('always as identity'),
    webhook: () => p.manyToOne(WebhookEntity).mapToPk().joinColumn('webhook_id'),
    kind: column.text(),
    messageId: column.text(),
    afterSeq: column.bigint().nullable(),
    seq: column.bigint().nullable(),
    attempt: column.int(),
    at: column.instant(),
    milliseconds: column.int(),
    status: column.int().nullable(),
    fault: column.text().nullable(),
    requestHead: p.json<object>().columnType('jsonb'),
    responseHead: p.json<object>().columnType('jsonb').nullable(),
  },
});

/** Up to where in the change log webhooks have been woken: one row. */
export const WebhookProgressEntity = defineEntity({
  name: 'WebhookProgressEntity',
  tableName: 'webhook_progress',
  properties: {
    one: column.flag().primary().default(true),
    seq: column.bigint(),
  },
});

export const webhookEntities = [WebhookEntity, WebhookDeliveryEntity, WebhookProgressEntity];
