import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from './organization.entity.js';

/** What was decided on the end of an organization; the last revision stands. Who decided is a person of `core/identity`. */
export const OrganizationEndEntity = defineEntity({
  name: 'OrganizationEndEntity',
  tableName: 'organization_end',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').primary(),
    revision: column.int().primary(),
    validTo: column.date().nullable(),
    successor: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('successor_id').nullable(),
    basis: column.text(),
    decidedAt: column.instant(),
    decidedBy: column.int(),
    settledOn: column.date().nullable(),
  },
});

/** What of a divided organization another than its successor has, by the decision that said so. */
export const OrganizationPortionEntity = defineEntity({
  name: 'OrganizationPortionEntity',
  tableName: 'organization_portion',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').primary(),
    revision: column.int().primary(),
    successor: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('successor_id').primary(),
    itemCodes: column.codes(),
    townshipCodes: column.codes(),
  },
});
