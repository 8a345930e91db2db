import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from './organization.entity.js';

/** The names of an organization that was renamed; one that never was has none but that of its own row. */
export const OrganizationNameEntity = defineEntity({
  name: 'OrganizationNameEntity',
  tableName: 'organization_name',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').primary(),
    validFrom: column.date().primary(),
    validTo: column.date().nullable(),
    name: column.text(),
    legalName: column.text().nullable(),
  },
});
