import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** What an organization needs to be told of (S3). */
export const NeedEntity = defineEntity({
  name: 'NeedEntity',
  tableName: 'need',
  properties: {
    id: column.uuid().primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    holder: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('holder_id'),
    title: column.text(),
    categories: column.codes(),
    items: column.text(),
    itemCodes: column.codes(),
    townshipIds: column.ids(),
    withExecution: column.flag(),
    validFrom: column.date(),
    validTo: column.date().nullable(),
    basis: column.text(),
    endReason: column.text().nullable(),
    declaredAt: column.instant(),
    declaredBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('declared_by'),
    revision: column.int(),
  },
});

/** By what a record is found to meet a need: a category with an item, with any (`*`), or with one of a list (`@` and its key). */
export const NeedSubjectEntity = defineEntity({
  name: 'NeedSubjectEntity',
  tableName: 'need_subject',
  properties: {
    category: column.text().primary(),
    item: column.text().primary(),
    need: () => p.manyToOne(NeedEntity).mapToPk().joinColumn('need_id').primary(),
    townshipIds: column.ids(),
  },
});
