import { defineEntity } from '@mikro-orm/core';
import { partOfRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** One matter of an inspection, with what was found. */
export const InspectedMatterEntity = defineEntity({
  name: 'InspectedMatterEntity',
  tableName: 'inspected_matter',
  properties: {
    matter: column.text(),
    itemCode: column.text().nullable(),
    result: column.text().nullable(),
    finding: column.text().nullable(),
    record: partOfRecord,
    ordinal: column.int().primary(),
  },
});

/** A later look at what an inspection found. */
export const ReinspectionEntity = defineEntity({
  name: 'ReinspectionEntity',
  tableName: 'reinspection',
  properties: {
    inspectedOn: column.date(),
    result: column.text(),
    finding: column.text().nullable(),
    record: partOfRecord,
    ordinal: column.int().primary(),
  },
});
