import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';
import { ProceedingEntity } from '../proceedings/index.js';

/** A task within a proceeding (U4, U8). */
export const ProceedingTaskEntity = defineEntity({
  name: 'ProceedingTaskEntity',
  tableName: 'proceeding_task',
  properties: {
    id: column.uuid().primary(),
    proceeding: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id'),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    rule: column.text(),
    description: column.text(),
    dueAt: column.instant(),
    result: column.text().nullable(),
    reportedAt: column.instant().nullable(),
    confirmedAt: column.instant().nullable(),
    urgedAt: column.instant().nullable(),
    urgings: column.int(),
    cancelledAt: column.instant().nullable(),
  },
});
