import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(四)3: what townships recommend on heads of dispatched bodies. */
export const PersonnelRecommendationEntity = defineEntity({
  name: 'PersonnelRecommendationEntity',
  tableName: 'personnel_recommendation',
  properties: {
    proceeding: ofProceeding,
    township: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('township_id'),
    department: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('department_id'),
    county: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('county_id'),
    bodyName: column.text(),
    personName: column.text().nullable(),
    measure: column.text(),
    grounds: column.text(),
    opinion: column.text().nullable(),
    decision: column.text().nullable(),
    decisionText: column.text().nullable(),
  },
});
