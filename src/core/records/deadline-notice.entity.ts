import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** A deadline of an awaited record that has been told of (S10). */
export const DeadlineNoticeEntity = defineEntity({
  name: 'DeadlineNoticeEntity',
  tableName: 'deadline_notice',
  properties: {
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary(),
    kind: column.text().primary(),
    dueAt: column.instant().primary(),
  },
});
