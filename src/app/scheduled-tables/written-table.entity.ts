import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { column } from '../../platform/database/column.js';

/** A table that was written for another system, by the day of the schedule. */
export const WrittenTableEntity = defineEntity({
  name: 'WrittenTableEntity',
  tableName: 'written_table',
  properties: {
    name: column.text().primary(),
    day: column.date().primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    file: column.text(),
    rowCount: column.bigint(),
    sha256: column.text(),
    writtenAt: column.instant(),
  },
});
