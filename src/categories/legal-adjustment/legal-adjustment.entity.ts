import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(三)1: an adjustment of a law, regulation or rule that founds delegated penalties. */
export const LegalAdjustmentEntity = defineEntity({
  name: 'LegalAdjustmentEntity',
  tableName: 'legal_adjustment',
  properties: {
    record: ofRecord,
    instrumentTitle: column.text(),
    level: column.text(),
    adjustmentKind: column.text(),
    adoptedOn: column.date(),
    effectiveOn: column.date().nullable(),
    issuingBody: column.text().nullable(),
    documentNumber: column.text().nullable(),
    articles: column.codes(),
    summary: column.text().nullable(),
  },
});
