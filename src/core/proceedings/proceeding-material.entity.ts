import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { ProceedingEntity } from './proceeding.entity.js';

/** A material that came with a step. */
export const ProceedingMaterialEntity = defineEntity({
  name: 'ProceedingMaterialEntity',
  tableName: 'proceeding_material',
  properties: {
    proceeding: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id').primary(),
    revision: column.int().primary(),
    ordinal: column.int().primary(),
    kind: column.text(),
    name: column.text(),
    contentId: column.text().nullable(),
  },
});
