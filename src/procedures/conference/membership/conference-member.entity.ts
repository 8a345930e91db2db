import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { column } from '../../../platform/database/column.js';

/** Conf 3: an organization belongs to the joint conference from a day on, by a decision (J3). */
export const ConferenceMemberEntity = defineEntity({
  name: 'ConferenceMemberEntity',
  tableName: 'conference_membership',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').primary(),
    validFrom: column.date().primary(),
    validTo: column.date().nullable(),
    decision: column.text(),
    endDecision: column.text().nullable(),
  },
});
