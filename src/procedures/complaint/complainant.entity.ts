import { defineEntity } from '@mikro-orm/core';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Who complained, sealed: one row a complaint, none for an anonymous one; only whoever handles it reads it. */
export const ComplainantEntity = defineEntity({
  name: 'ComplainantEntity',
  tableName: 'complainant',
  properties: {
    proceeding: ofProceeding,
    nameSealed: column.bytes(),
    contactSealed: column.bytes().nullable(),
    citizenNumberSealed: column.bytes().nullable(),
    contactLookup: column.bytes().nullable(),
    citizenNumberLookup: column.bytes().nullable(),
  },
});
