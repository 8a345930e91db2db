import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationKeyEntity } from '../evidence/index.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** The publisher's signature under what made a revision, word for word as it came. */
export const RecordSignatureEntity = defineEntity({
  name: 'RecordSignatureEntity',
  tableName: 'record_signature',
  properties: {
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary(),
    revision: column.int().primary(),
    key: () => p.manyToOne(OrganizationKeyEntity).mapToPk().joinColumn('key_id'),
    jws: column.text(),
    audience: column.ids().nullable(),
  },
});
