import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';

/** What records of all categories have in common (Mech 三(三)). */
export const SharedRecordEntity = defineEntity({
  name: 'SharedRecordEntity',
  tableName: 'shared_record',
  properties: {
    id: column.uuid().primary(),
    category: column.text(),
    status: column.text(),
    title: column.text(),
    publisher: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('publisher_id'),
    audience: column.ids().nullable(),
    externalRef: column.text().nullable(),
    formedAt: column.instant(),
    formedOn: column.date(),
    dueAt: column.instant(),
    sharedAt: column.instant().nullable(),
    timeliness: column.text(),
    revision: column.int(),
    itemCodes: column.codes(),
    searchText: column.text(),
    searchNames: column.text().nullable(),
    registeredAt: column.instant(),
    withdrawnAt: column.instant().nullable(),
    withdrawalReason: column.text().nullable(),
  },
});
