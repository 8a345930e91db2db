import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from './person.entity.js';

/** A key by which a system signs in; the key itself is nowhere. */
export const ApiKeyEntity = defineEntity({
  name: 'ApiKeyEntity',
  tableName: 'api_key',
  properties: {
    id: column.int().primary().generated('always as identity'),
    prefix: column.text().unique(),
    hash: p.blob().columnType('bytea'),
    system: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('system_id'),
    roles: column.codes(),
    trustedDocuments: column.text(),
    createdAt: column.instant(),
    createdBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('created_by'),
    expiresAt: column.instant().nullable(),
    lastUsedAt: column.instant().nullable(),
    revokedAt: column.instant().nullable(),
    revokedBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('revoked_by').nullable(),
  },
});
