import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';
import { EnforcementItemEntity } from './enforcement-item.entity.js';

/** Mech 二 (rule G2): an item that a department has handed over to a township, until it is revoked. */
export const DelegationEntity = defineEntity({
  name: 'DelegationEntity',
  tableName: 'delegation',
  properties: {
    id: column.int().primary().generated('always as identity'),
    item: () => p.manyToOne(EnforcementItemEntity).mapToPk().joinColumn('item_id'),
    township: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('township_id'),
    delegatedFrom: column.date(),
    revokedOn: column.date().nullable(),
    basis: column.text(),
    revocationBasis: column.text().nullable(),
  },
});
