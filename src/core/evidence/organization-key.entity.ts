import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** A public key with which an organization's publications can be verified. */
export const OrganizationKeyEntity = defineEntity({
  name: 'OrganizationKeyEntity',
  tableName: 'organization_key',
  properties: {
    keyId: column.text().primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    name: column.text(),
    jwk: p.json<Record<string, unknown>>().columnType('jsonb'),
    registeredAt: column.instant(),
    registeredBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('registered_by'),
    revokedAt: column.instant().nullable(),
    revokedBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('revoked_by').nullable(),
  },
});
