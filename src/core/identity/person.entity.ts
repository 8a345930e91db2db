import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';

/** A person or system that has acted in the hub, known by issuer and subject of its token. */
export const PersonEntity = defineEntity({
  name: 'PersonEntity',
  tableName: 'person',
  properties: {
    id: column.int().primary().generated('always as identity'),
    issuer: column.text(),
    subject: column.text(),
    name: column.text(),
    organizationId: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    roles: column.codes(),
    deactivatedAt: column.instant().nullable(),
    accessChangedAt: column.instant().nullable(),
  },
  uniques: [{ properties: ['issuer', 'subject'] }],
});
