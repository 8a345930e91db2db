import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';
import { SharedRecordEntity } from '../records/index.js';
import { NeedEntity } from './need.entity.js';

/** A record that meets a need; the database matches (migration 0076). */
export const RecordNeedEntity = defineEntity({
  name: 'RecordNeedEntity',
  tableName: 'record_need',
  properties: {
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary(),
    need: () => p.manyToOne(NeedEntity).mapToPk().joinColumn('need_id').primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    publisher: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('publisher_id'),
    since: column.bigint(),
    until: column.bigint().nullable(),
    matchedAt: column.instant(),
    acknowledgedAt: column.instant().nullable(),
  },
});

/** By when the publisher of a decision tells how it is executed (S3): a row for each time. */
export const ExecutionFeedbackEntity = defineEntity({
  name: 'ExecutionFeedbackEntity',
  tableName: 'execution_feedback',
  properties: {
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary(),
    ordinal: column.int().primary(),
    beganAt: column.instant(),
    dueAt: column.instant(),
    metAt: column.instant().nullable(),
    dueSoonToldAt: column.instant().nullable(),
    overdueToldAt: column.instant().nullable(),
  },
});
