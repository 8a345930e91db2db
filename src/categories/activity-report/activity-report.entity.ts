import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(三)6: dynamic information, such as inspection records and work bulletins. */
export const ActivityReportEntity = defineEntity({
  name: 'ActivityReportEntity',
  tableName: 'activity_report',
  properties: {
    record: ofRecord,
    kind: column.text(),
    summary: column.text(),
    occurredOn: column.date(),
    periodFrom: column.date().nullable(),
    periodTo: column.date().nullable(),
    counterpartName: column.text().nullable(),
    counterpartCode: column.text().nullable(),
    place: column.text().nullable(),
    inspectionKind: column.text().nullable(),
    plan: column.text().nullable(),
    participantCodes: column.codes(),
    result: column.text().nullable(),
    ordered: column.text().nullable(),
    correctBy: column.date().nullable(),
  },
});
