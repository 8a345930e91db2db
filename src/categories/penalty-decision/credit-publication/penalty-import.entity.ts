import { defineEntity, p } from '@mikro-orm/core';
import { PersonEntity } from '../../../core/identity/index.js';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { column } from '../../../platform/database/column.js';

/** A file of penalty decisions on its way into the hub. */
export const PenaltyImportEntity = defineEntity({
  name: 'PenaltyImportEntity',
  tableName: 'penalty_import',
  properties: {
    id: column.uuid().primary(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk(),
    person: () => p.manyToOne(PersonEntity).mapToPk(),
    idempotencyKey: column.text(),
    uploadId: column.uuid(),
    mode: column.text(),
    audience: column.ids().nullable(),
    mapping: p.json<unknown>().columnType('jsonb').nullable(),
    columnsLeftOut: column.codes(),
    status: column.text(),
    rows: column.int().nullable(),
    done: column.int(),
    imported: column.int(),
    unchanged: column.int(),
    refused: column.int(),
    startedAt: column.instant(),
    endedAt: column.instant().nullable(),
  },
});

/** What is wrong with one row of it. */
export const PenaltyImportErrorEntity = defineEntity({
  name: 'PenaltyImportErrorEntity',
  tableName: 'penalty_import_error',
  properties: {
    import: () => p.manyToOne(PenaltyImportEntity).mapToPk().primary(),
    ordinal: column.int().primary(),
    organizationId: column.int(),
    rowNumber: column.int(),
    columnCode: column.text().nullable(),
    code: column.text(),
    message: column.text(),
    rule: column.text().nullable(),
  },
});
