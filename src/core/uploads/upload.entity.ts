import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';

/** A file that an organization has sent and that something is about to read. */
export const UploadEntity = defineEntity({
  name: 'UploadEntity',
  tableName: 'upload',
  properties: {
    id: column.uuid().primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk(),
    format: column.text(),
    bytes: column.bigint(),
    complete: p.boolean(),
    uploadedAt: column.instant(),
    /** The process that reads it; one that ended over it leaves its mark. */
    readBy: column.uuid().nullable(),
  },
});

/** A piece of it. */
export const UploadChunkEntity = defineEntity({
  name: 'UploadChunkEntity',
  tableName: 'upload_chunk',
  properties: {
    upload: () => p.manyToOne(UploadEntity).mapToPk().primary(),
    ordinal: column.int().primary(),
    organizationId: column.int(),
    bytes: column.bytes(),
  },
});
