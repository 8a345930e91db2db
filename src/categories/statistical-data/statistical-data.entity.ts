import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(三)4: statistics and analysis data of a period. */
export const StatisticalDataEntity = defineEntity({
  name: 'StatisticalDataEntity',
  tableName: 'statistical_data',
  properties: { record: ofRecord, periodFrom: column.date(), periodTo: column.date() },
});
