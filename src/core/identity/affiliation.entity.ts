import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';
import { PersonEntity } from './person.entity.js';

/** A person or system in an organization for which it has come, with the roles of its last token for it. */
export const AffiliationEntity = defineEntity({
  name: 'AffiliationEntity',
  tableName: 'affiliation',
  properties: {
    id: column.int().primary(),
    person: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('person_id'),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    roles: column.codes(),
    deactivatedAt: column.instant().nullable(),
    accessChangedAt: column.instant().nullable(),
  },
  uniques: [{ properties: ['person', 'organization'] }],
});
