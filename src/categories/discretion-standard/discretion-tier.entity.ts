import { defineEntity } from '@mikro-orm/core';
import { partOfRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** One tier of a discretion standard, with the range of the fine in yuan where there is one. */
export const DiscretionTierEntity = defineEntity({
  name: 'DiscretionTierEntity',
  tableName: 'discretion_tier',
  properties: {
    code: column.text().nullable(),
    itemCode: column.text().nullable(),
    circumstance: column.text(),
    tier: column.text(),
    range: column.text(),
    conditions: column.text().nullable(),
    legalBasis: column.text().nullable(),
    minimumFine: column.amount().nullable(),
    maximumFine: column.amount().nullable(),
    record: partOfRecord,
    ordinal: column.int().primary(),
  },
});
