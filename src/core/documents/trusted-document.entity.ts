import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** A document that may be asked by its hash, and by whom it was registered. */
export const TrustedDocumentEntity = defineEntity({
  name: 'TrustedDocumentEntity',
  tableName: 'trusted_document',
  properties: {
    hash: column.text().primary(),
    text: column.text(),
    registeredAt: column.instant(),
    registeredBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('registered_by'),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
  },
});
