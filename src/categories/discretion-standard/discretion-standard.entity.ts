import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(三)5: a discretion standard or a work procedure. */
export const DiscretionStandardEntity = defineEntity({
  name: 'DiscretionStandardEntity',
  tableName: 'discretion_standard',
  properties: {
    record: ofRecord,
    kind: column.text(),
    violation: column.text(),
    appliesTo: column.text().nullable(),
    legalBasis: column.text(),
    effectiveOn: column.date(),
  },
});
