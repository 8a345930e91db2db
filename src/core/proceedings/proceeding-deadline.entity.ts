import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';
import { ProceedingEntity } from './proceeding.entity.js';

/** A clock of a proceeding that was started. */
export const ProceedingDeadlineEntity = defineEntity({
  name: 'ProceedingDeadlineEntity',
  tableName: 'proceeding_deadline',
  properties: {
    id: column.uuid().primary(),
    proceeding: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id'),
    clock: column.text(),
    rule: column.text(),
    responsible: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('responsible_id'),
    startsAt: column.instant(),
    dueAt: column.instant(),
    basis: column.text(),
    metAt: column.instant().nullable(),
    endedAt: column.instant().nullable(),
    pausedAt: column.instant().nullable(),
    pausedFor: column.codes(),
    /** When it stood still. */
    pauses: p.json<readonly (readonly [string, string])[]>().columnType('jsonb').default('[]'),
    dueSoonToldAt: column.instant().nullable(),
    overdueToldAt: column.instant().nullable(),
  },
});
