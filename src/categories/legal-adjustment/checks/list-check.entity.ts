import { defineEntity, p } from '@mikro-orm/core';
import { PersonEntity } from '../../../core/identity/index.js';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { SharedRecordEntity } from '../../../core/records/index.js';
import { column } from '../../../platform/database/column.js';

/** Who is to check its lists because a law was adjusted (S1), and what came of it. Rows are opened by triggers of the database. */
export const ListCheckEntity = defineEntity({
  name: 'ListCheckEntity',
  tableName: 'list_check',
  properties: {
    id: column.uuid().primary(),
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id'),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    openedAt: column.instant(),
    dueAt: column.instant(),
    closedAt: column.instant().nullable(),
    outcome: column.text().nullable(),
    note: column.text().nullable(),
    closedBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('closed_by').nullable(),
    dueSoonToldAt: column.instant().nullable(),
    overdueToldAt: column.instant().nullable(),
  },
});
