import { defineEntity } from '@mikro-orm/core';
import { partOfRecord } from '../../../core/records/index.js';
import { column } from '../../../platform/database/column.js';

/** What happened to a penalty decision after it was made. */
export const ExecutionEventEntity = defineEntity({
  name: 'ExecutionEventEntity',
  tableName: 'execution_event',
  properties: {
    kind: column.text(),
    occurredOn: column.date(),
    amount: column.amount().nullable(),
    instalmentDays: column.codes(),
    instalmentAmounts: column.codes(),
    means: column.text().nullable(),
    note: column.text().nullable(),
    isCancelled: column.flag(),
    record: partOfRecord,
    ordinal: column.int().primary(),
  },
});
