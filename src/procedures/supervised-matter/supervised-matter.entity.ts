import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(四)3: matters of several departments that a township coordinates and supervises. */
export const SupervisedMatterEntity = defineEntity({
  name: 'SupervisedMatterEntity',
  tableName: 'supervised_matter',
  properties: {
    proceeding: ofProceeding,
    township: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('township_id'),
    departmentIds: column.ids(),
    matter: column.text(),
    place: column.text().nullable(),
    result: column.text().nullable(),
    cancelReason: column.text().nullable(),
  },
});
