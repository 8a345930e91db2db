import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** Bytes that were uploaded, by their SHA-256. */
export const AttachmentEntity = defineEntity({
  name: 'AttachmentEntity',
  tableName: 'attachment',
  properties: {
    sha256: column.bytes().primary(),
    size: column.int(),
    contentType: column.text(),
    scan: column.text(),
    storedAs: column.text(),
    storedAt: column.instant(),
  },
});

/** That an organization has them, and how they came to it. */
export const AttachmentHolderEntity = defineEntity({
  name: 'AttachmentHolderEntity',
  tableName: 'attachment_holder',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().primary(),
    sha256: column.bytes().primary(),
    name: column.text(),
    uploadedByOrganization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('uploaded_by_organization_id'),
    uploadedByPerson: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('uploaded_by_person_id'),
    uploadedAt: column.instant(),
    heldSince: column.instant(),
    referredAt: column.instant().nullable(),
  },
});
