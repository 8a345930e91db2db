import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { DivisionEntity } from './division.entity.js';

/** A township, a department or a body beside the conference's members, with validity and successor. */
export const OrganizationEntity = defineEntity({
  name: 'OrganizationEntity',
  tableName: 'organization',
  properties: {
    id: column.int().primary().generated('always as identity'),
    code: column.text().unique(),
    name: column.text(),
    legalName: column.text().nullable(),
    kind: column.text(),
    divisionCode: () => p.manyToOne(DivisionEntity).mapToPk().joinColumn('division_code'),
    validFrom: column.date(),
    validTo: column.date().nullable(),
    successorId: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('successor_id').nullable(),
  },
});
