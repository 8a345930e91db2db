import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** One revision of a record: who changed it when, why, and what stood there before. */
export const RecordRevisionEntity = defineEntity({
  name: 'RecordRevisionEntity',
  tableName: 'record_revision',
  properties: {
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary(),
    revision: column.int().primary(),
    kind: column.text(),
    changedAt: column.instant(),
    changedBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('changed_by'),
    reason: column.text().nullable(),
    replaced: p.json<Record<string, unknown>>().columnType('jsonb').nullable(),
  },
});
