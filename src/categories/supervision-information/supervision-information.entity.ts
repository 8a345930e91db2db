import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(三)2: a department's enforcement items and supervision information on delegated matters, such as licences. */
export const SupervisionInformationEntity = defineEntity({
  name: 'SupervisionInformationEntity',
  tableName: 'supervision_information',
  properties: {
    record: ofRecord,
    summary: column.text(),
    kind: column.text().nullable(),
    counterpartName: column.text().nullable(),
    counterpartCode: column.text().nullable(),
    licenceName: column.text().nullable(),
    licenceNumber: column.text().nullable(),
    validFrom: column.date().nullable(),
    validTo: column.date().nullable(),
  },
});
