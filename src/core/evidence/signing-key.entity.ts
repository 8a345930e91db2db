import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';

/** The public key of a node that signs heads of the change log. */
export const SigningKeyEntity = defineEntity({
  name: 'SigningKeyEntity',
  tableName: 'signing_key',
  properties: {
    keyId: column.text().primary(),
    jwk: p.json<Record<string, unknown>>().columnType('jsonb'),
    firstUsedAt: column.instant(),
  },
});
