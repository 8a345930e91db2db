import { defineEntity } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';

/** A dated value where the regulation is silent. */
export const PolicyEntity = defineEntity({
  name: 'PolicyEntity',
  tableName: 'policy',
  properties: {
    name: column.text().primary(),
    validFrom: column.date().primary(),
    validTo: column.date().nullable(),
    value: column.int(),
    basis: column.text(),
  },
});
