import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';

/** A change of what dated reference data say, and what they said before; never changed, never removed. */
export const DatedChangeEntity = defineEntity({
  name: 'DatedChangeEntity',
  tableName: 'dated_change',
  properties: {
    id: column.bigint().primary().generated('always as identity'),
    datedTable: column.text(),
    subject: column.text(),
    recordedAt: column.instant(),
    kind: column.text(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    person: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('person_id'),
    reason: column.text(),
    before: p.json<unknown>().columnType('jsonb'),
  },
});
