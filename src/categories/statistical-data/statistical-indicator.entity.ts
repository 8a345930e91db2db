import { defineEntity } from '@mikro-orm/core';
import { partOfRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** One figure of a data set: a column that analysts sum, never a JSON path. */
export const StatisticalIndicatorEntity = defineEntity({
  name: 'StatisticalIndicatorEntity',
  tableName: 'statistical_indicator',
  properties: {
    code: column.text(),
    name: column.text(),
    unit: column.text(),
    value: column.figure(),
    record: partOfRecord,
    ordinal: column.int().primary(),
  },
});
