import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { AffiliationEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** A person in a duty of an organization, by the name of the latest term. */
export const DutyHolderEntity = defineEntity({
  name: 'DutyHolderEntity',
  tableName: 'duty_holder',
  properties: {
    id: column.int().primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    duty: column.text(),
    personName: column.text(),
  },
});

/** From when to when somebody holds a duty, how to reach them, and what it rests on (U3). */
export const DutyTermEntity = defineEntity({
  name: 'DutyTermEntity',
  tableName: 'duty_term',
  properties: {
    holder: () => p.manyToOne(DutyHolderEntity).mapToPk().joinColumn('holder_id').primary(),
    validFrom: column.date().primary(),
    validTo: column.date().nullable(),
    personName: column.text(),
    telephone: column.text().nullable(),
    email: column.text().nullable(),
    certificateNumber: column.text().nullable(),
    certificateExpiresOn: column.date().nullable(),
    affiliation: () => p.manyToOne(AffiliationEntity).mapToPk().joinColumn('affiliation_id').nullable(),
    basis: column.text(),
    endBasis: column.text().nullable(),
    successor: () => p.manyToOne(DutyHolderEntity).mapToPk().joinColumn('successor_id').nullable(),
  },
});
