import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';

/** An administrative division, by the code of the National Bureau of Statistics. */
export const DivisionEntity = defineEntity({
  name: 'DivisionEntity',
  tableName: 'division',
  properties: {
    code: column.text().primary(),
    name: column.text(),
    parentCode: () => p.manyToOne(DivisionEntity).mapToPk().joinColumn('parent_code').nullable(),
    validFrom: column.date(),
    validTo: column.date().nullable(),
    successorCode: () => p.manyToOne(DivisionEntity).mapToPk().joinColumn('successor_code').nullable(),
  },
});
