import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { ProceedingEntity } from '../../../core/proceedings/index.js';
import { column } from '../../../platform/database/column.js';

/** Conf 9: what was reported on a resolution at a later meeting, by the step that told it. */
export const ResolutionReportEntity = defineEntity({
  name: 'ResolutionReportEntity',
  tableName: 'resolution_report',
  properties: {
    proceeding: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id').primary(),
    revision: column.int().primary(),
    meetingId: column.uuid(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    reportedAt: column.instant(),
    completed: p.boolean().columnType('boolean'),
    report: column.text(),
  },
});
