import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';
import { ProceedingEntity } from './proceeding.entity.js';
import type { StepChanges } from './proceeding.js';

/** A step that was taken: who, when, where it led. */
export const ProceedingStepEntity = defineEntity({
  name: 'ProceedingStepEntity',
  tableName: 'proceeding_step',
  properties: {
    proceeding: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id').primary(),
    revision: column.int().primary(),
    step: column.text(),
    state: column.text(),
    organization: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organization_id'),
    person: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('person_id'),
    takenAt: column.instant(),
    occurredAt: column.instant().nullable(),
    note: column.text().nullable(),
    changes: p.json<StepChanges>().columnType('jsonb').nullable(),
  },
});
