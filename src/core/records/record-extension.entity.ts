import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** An extension of the sharing deadline, granted before it passed (S11). */
export const RecordExtensionEntity = defineEntity({
  name: 'RecordExtensionEntity',
  tableName: 'record_extension',
  properties: {
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary(),
    ordinal: column.int().primary(),
    reason: column.text(),
    explanation: column.text(),
    until: column.date(),
    grantedAt: column.instant(),
    grantedBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('granted_by'),
  },
});
