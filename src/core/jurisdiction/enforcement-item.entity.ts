import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';

/** Mech 二 (rules G2, G3): an item of the list of a department or a township; several may list the same code. */
export const EnforcementItemEntity = defineEntity({
  name: 'EnforcementItemEntity',
  tableName: 'enforcement_item',
  properties: {
    id: column.int().primary().generated('always as identity'),
    code: column.text(),
    department: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('department_id'),
    key: column.uuid().unique(),
    revision: column.int(),
  },
});

/** Who acts for an organization in an item of lists, as the change log has told it. */
export const ListHeirEntity = defineEntity({
  name: 'ListHeirEntity',
  tableName: 'list_heir',
  properties: {
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id').primary(),
    item: () => p.manyToOne(EnforcementItemEntity).mapToPk().joinColumn('item_id').primary(),
    heir: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('heir_id'),
  },
});

/** What the list says of it from a day on. */
export const EnforcementItemVersionEntity = defineEntity({
  name: 'EnforcementItemVersionEntity',
  tableName: 'enforcement_item_version',
  properties: {
    item: () => p.manyToOne(EnforcementItemEntity).mapToPk().joinColumn('item_id').primary(),
    validFrom: column.date().primary(),
    validTo: column.date().nullable(),
    name: column.text(),
    legalBasis: column.text(),
    penalties: column.text().nullable(),
    basis: column.text(),
    searchText: column.text(),
    searchBigrams: column.codes().generated('(search_bigrams(search_text)) stored'),
  },
});
