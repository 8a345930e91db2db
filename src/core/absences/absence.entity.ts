import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { AffiliationEntity, PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** From when until when somebody of an organization is away, and who stands in. */
export const AbsenceEntity = defineEntity({
  name: 'AbsenceEntity',
  tableName: 'absence',
  properties: {
    id: column.int().primary().generated('always as identity'),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    affiliation: () => p.manyToOne(AffiliationEntity).mapToPk().joinColumn('affiliation_id'),
    deputy: () => p.manyToOne(AffiliationEntity).mapToPk().joinColumn('deputy_id'),
    awayFrom: column.date(),
    backOn: column.date(),
    recordedAt: column.instant(),
    recordedBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('recorded_by'),
  },
});
