import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';
import { SharedRecordEntity } from './shared-record.entity.js';

/** An organization that may see a record beside those its publisher has named. */
export const VisibilityGrantEntity = defineEntity({
  name: 'VisibilityGrantEntity',
  tableName: 'visibility_grant',
  properties: {
    id: column.int().primary().generated('always as identity'),
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id'),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    succeeds: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('succeeds_id').nullable(),
    basis: column.text(),
    grantedAt: column.instant(),
    grantedBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('granted_by'),
    endedAt: column.instant().nullable(),
    endedBy: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('ended_by').nullable(),
  },
});
