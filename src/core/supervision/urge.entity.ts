import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { PersonEntity } from '../identity/index.js';
import { OrganizationEntity } from '../organizations/index.js';
import { ProceedingEntity } from '../proceedings/index.js';
import { SharedRecordEntity } from '../records/index.js';

/** Somebody was urged to do what is overdue. */
export const UrgeEntity = defineEntity({
  name: 'UrgeEntity',
  tableName: 'urge',
  properties: {
    id: column.uuid().primary(),
    deadlineKey: column.text(),
    proceeding: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id').nullable(),
    record: () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').nullable(),
    procedure: column.text().nullable(),
    number: column.text().nullable(),
    clock: column.text(),
    label: column.text(),
    rule: column.text(),
    dueAt: column.instant(),
    responsible: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('responsible_id'),
    urgedBy: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('urged_by'),
    urgingPerson: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('urging_person_id'),
    urgedAt: column.instant(),
    answerBy: column.instant(),
    note: column.text().nullable(),
    audience: column.ids(),
    answeredAt: column.instant().nullable(),
    answeredBy: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('answered_by').nullable(),
    answeringPerson: () => p.manyToOne(PersonEntity).mapToPk().joinColumn('answering_person_id').nullable(),
    answer: column.text().nullable(),
    expectedBy: column.date().nullable(),
  },
});
