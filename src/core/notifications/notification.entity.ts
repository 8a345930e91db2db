import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { DutyHolderEntity } from '../duties/index.js';
import { AffiliationEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** What somebody has chosen to be told of, how, and when not. */
export const NotificationPreferenceEntity = defineEntity({
  name: 'NotificationPreferenceEntity',
  tableName: 'notification_preference',
  properties: {
    affiliation: () => p.manyToOne(AffiliationEntity).mapToPk().joinColumn('affiliation_id').primary(),
    chosen: column.codes(),
    email: column.text().nullable(),
    wecomSealed: column.bytes().nullable(),
    dingtalkSealed: column.bytes().nullable(),
    dingtalkSecretSealed: column.bytes().nullable(),
    quietFrom: p.integer().columnType('smallint').nullable(),
    quietTo: p.integer().columnType('smallint').nullable(),
    digest: column.flag(),
    changedAt: column.instant(),
  },
});

/** An address that takes no messages, by its keyed digest. */
export const NotificationFaultEntity = defineEntity({
  name: 'NotificationFaultEntity',
  tableName: 'notification_fault',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').primary(),
    channel: column.text().primary(),
    target: column.bytes().primary(),
    fault: column.text(),
    since: column.instant(),
  },
});

/** What somebody is told of an event. */
export const NotificationEntity = defineEntity({
  name: 'NotificationEntity',
  tableName: 'notification',
  properties: {
    id: column.bigint().primary().generated('always as identity'),
    source: column.text(),
    kind: column.text(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    affiliation: () => p.manyToOne(AffiliationEntity).mapToPk().joinColumn('affiliation_id').nullable(),
    holder: () => p.manyToOne(DutyHolderEntity).mapToPk().joinColumn('holder_id').nullable(),
    absent: () => p.manyToOne(AffiliationEntity).mapToPk().joinColumn('absent_id').nullable(),
    subjectType: column.text().nullable(),
    subjectId: column.uuid().nullable(),
    procedure: column.text().nullable(),
    number: column.text().nullable(),
    category: column.text().nullable(),
    rule: column.text().nullable(),
    label: column.text().nullable(),
    dueAt: column.instant().nullable(),
    occurredAt: column.instant(),
    inPage: column.flag(),
    readAt: column.instant().nullable(),
  },
});

/** A message to somebody, and what became of it. */
export const NotificationMessageEntity = defineEntity({
  name: 'NotificationMessageEntity',
  tableName: 'notification_message',
  properties: {
    id: column.uuid().primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    affiliation: () => p.manyToOne(AffiliationEntity).mapToPk().joinColumn('affiliation_id').nullable(),
    holder: () => p.manyToOne(DutyHolderEntity).mapToPk().joinColumn('holder_id').nullable(),
    channel: column.text(),
    kind: column.text(),
    sendAt: column.instant(),
    state: column.text(),
    attempts: column.int(),
    sendingJob: column.text().nullable(),
    sendingAt: column.instant().nullable(),
    finishedAt: column.instant().nullable(),
    fault: column.text().nullable(),
  },
});

/** Which message tells which notifications. */
export const NotificationCarriedEntity = defineEntity({
  name: 'NotificationCarriedEntity',
  tableName: 'notification_carried',
  properties: {
    message: () => p.manyToOne(NotificationMessageEntity).mapToPk().joinColumn('message_id').primary(),
    notification: () => p.manyToOne(NotificationEntity).mapToPk().joinColumn('notification_id').primary(),
  },
});

/** How far the change log has been read for notifications. */
export const NotificationProgressEntity = defineEntity({
  name: 'NotificationProgressEntity',
  tableName: 'notification_progress',
  properties: { one: column.flag().primary(), seq: column.bigint() },
});

/** A proceeding or record that is new to an organization no more. */
export const NotifiedMatterEntity = defineEntity({
  name: 'NotifiedMatterEntity',
  tableName: 'notified_matter',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').primary(),
    subjectId: column.uuid().primary(),
  },
});

export const notificationEntities = [
  NotificationPreferenceEntity,
  NotificationFaultEntity,
  NotificationEntity,
  NotificationMessageEntity,
  NotificationCarriedEntity,
  NotificationProgressEntity,
  NotifiedMatterEntity,
] as const;
