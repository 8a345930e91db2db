import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(三)7: acceptance and handling of a complaint; there is no column for a complainant. */
export const ComplaintHandlingEntity = defineEntity({
  name: 'ComplaintHandlingEntity',
  tableName: 'complaint_handling',
  properties: {
    record: ofRecord,
    receivedOn: column.date(),
    handlingStatus: column.text(),
    summary: column.text(),
    complaintKind: column.text().nullable(),
    townshipCode: column.text().nullable(),
    workingDays: column.int().nullable(),
    outcome: column.text().nullable(),
  },
});
