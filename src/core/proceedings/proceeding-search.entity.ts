import { defineEntity } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { ofProceeding } from './proceeding.entity.js';

/** What searches find proceedings by: apart from them, since every step writes a proceeding and few change this. */
export const ProceedingSearchEntity = defineEntity({
  name: 'ProceedingSearchEntity',
  tableName: 'proceeding_search',
  properties: {
    proceeding: ofProceeding,
    searchNames: column.text(),
    searchText: column.text(),
    stepText: column.text().nullable(),
    partyName: column.text().nullable(),
    partyCode: column.text().nullable(),
  },
});
