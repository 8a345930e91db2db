import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** Something that somebody did and that no record's history holds; never changed, never removed. */
export const AuditEntryEntity = defineEntity({
  name: 'AuditEntryEntity',
  tableName: 'audit_entry',
  properties: {
    id: column.bigint().primary().generated('always as identity'),
    at: column.instant(),
    person: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('person_id'),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    action: column.text(),
    subjectType: column.text(),
    subjectId: column.text(),
    purpose: column.text().nullable(),
    details: p.json<Record<string, unknown>>().columnType('jsonb').default('{}'),
  },
});
