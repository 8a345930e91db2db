import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/column.js';

/** The number that a system of somebody else has given to a complaint, and how far that system was told what became of it. */
export const WorkOrderEntity = defineEntity({
  name: 'WorkOrderEntity',
  tableName: 'work_order',
  properties: {
    system: column.text().primary(),
    number: column.text().primary(),
    proceedingId: column.uuid(),
    told: p.json<Record<string, string>>().columnType('jsonb'),
    reportedRevision: column.int(),
    reportedAt: column.instant().nullable(),
    attempts: column.int(),
    attemptingSince: column.instant().nullable(),
    reportingJob: column.text().nullable(),
    reportingUntil: column.instant().nullable(),
    failures: column.int(),
    lastFault: column.text().nullable(),
    failedAt: column.instant().nullable(),
  },
});
