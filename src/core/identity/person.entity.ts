import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';

/** A person or system that has acted in the hub, for one organization or several, known by issuer and subject of its token. */
export const PersonEntity = defineEntity({
  name: 'PersonEntity',
  tableName: 'person',
  properties: {
    id: column.int().primary().generated('always as identity'),
    issuer: column.text(),
    subject: column.text(),
    name: column.text(),
    // The four that follow stand in affiliations; nodes of the version before read and write them here.
    organizationId: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').nullable(),
    roles: column.codes(),
    deactivatedAt: column.instant().nullable(),
    accessChangedAt: column.instant().nullable(),
  },
  uniques: [{ properties: ['issuer', 'subject'] }],
});
