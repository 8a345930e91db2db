import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** What a revision of a record replaced and by what; people's numbers are masked. */
export const RevisedValuesEntity = defineEntity({
  name: 'RevisedValuesEntity',
  tableName: 'revised_values',
  properties: {
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary(),
    revision: column.int().primary(),
    audience: column.ids().nullable(),
    replaced: p.json<Record<string, unknown>>().columnType('jsonb'),
    became: p.json<Record<string, unknown>>().columnType('jsonb'),
  },
});
