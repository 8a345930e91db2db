import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';

/** A request that was carried out, under the key its organization gave it; the answer is the record and its change. */
export const IdempotencyKeyEntity = defineEntity({
  name: 'IdempotencyKeyEntity',
  tableName: 'idempotency_key',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').primary(),
    key: column.text().primary(),
    requestHash: p.blob().columnType('bytea'),
    recordId: column.uuid(),
    eventId: column.uuid(),
    usedAt: column.instant(),
  },
});
