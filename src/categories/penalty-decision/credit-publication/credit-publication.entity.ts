import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../../core/records/index.js';
import { column } from '../../../platform/database/column.js';

/** What the table of 双公示 says of a decision beside the decision itself. */
export const CreditPublicationEntity = defineEntity({
  name: 'CreditPublicationEntity',
  tableName: 'credit_publication',
  properties: {
    record: ofRecord,
    licence: column.text().nullable(),
    validUntil: column.date().nullable(),
    publicUntil: column.date().nullable(),
    authorityCode: column.text().nullable(),
    source: column.text().nullable(),
    sourceCode: column.text().nullable(),
    remark: column.text().nullable(),
    registrationNumber: column.text().nullable(),
    organizationCode: column.text().nullable(),
    taxNumber: column.text().nullable(),
    institutionCertificate: column.text().nullable(),
    associationCertificate: column.text().nullable(),
    representativeDocument: column.text().nullable(),
    representativeNumber: column.text().nullable(),
    partyDocument: column.text().nullable(),
    partyNumber: column.text().nullable(),
  },
});
