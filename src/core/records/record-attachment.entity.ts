import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { AttachmentEntity } from '../attachments/index.js';
import { partOfRecord } from './record-reference.entity.js';

/** A file on a shared record, as the record stands. */
export const RecordAttachmentEntity = defineEntity({
  name: 'RecordAttachmentEntity',
  tableName: 'record_attachment',
  properties: {
    record: partOfRecord,
    ordinal: column.int().primary(),
    attachment: () => p.manyToOne(AttachmentEntity).mapToPk().joinColumn('sha256'),
    name: column.text(),
    fileName: column.text(),
    uploadedAt: column.instant(),
  },
});
