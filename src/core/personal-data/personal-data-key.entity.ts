import { defineEntity } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';

/** A key that this database was used with, by what tells it from another. */
export const PersonalDataKeyEntity = defineEntity({
  name: 'PersonalDataKeyEntity',
  tableName: 'personal_data_key',
  properties: {
    keyId: column.text().primary(),
    checkValue: column.bytes(),
  },
});
