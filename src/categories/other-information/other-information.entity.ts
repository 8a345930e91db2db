import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(三)8: other enforcement information that needs sharing. */
export const OtherInformationEntity = defineEntity({
  name: 'OtherInformationEntity',
  tableName: 'other_information',
  properties: { record: ofRecord, summary: column.text() },
});
