import { defineEntity } from '@mikro-orm/core';
import { partOfRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** One stage of a work procedure, with who is responsible and its time limit, in words or counted. */
export const ProcedureStepEntity = defineEntity({
  name: 'ProcedureStepEntity',
  tableName: 'procedure_step',
  properties: {
    number: column.int().nullable(),
    title: column.text(),
    content: column.text().nullable(),
    post: column.text().nullable(),
    limit: column.text().nullable(),
    limitAmount: column.int().nullable(),
    limitUnit: column.text().nullable(),
    record: partOfRecord,
    ordinal: column.int().primary(),
  },
});
