import { defineEntity } from '@mikro-orm/core';
import { partOfRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** One step of a work procedure, with its time limit in words. */
export const ProcedureStepEntity = defineEntity({
  name: 'ProcedureStepEntity',
  tableName: 'procedure_step',
  properties: {
    title: column.text(),
    limit: column.text().nullable(),
    record: partOfRecord,
    ordinal: column.int().primary(),
  },
});
