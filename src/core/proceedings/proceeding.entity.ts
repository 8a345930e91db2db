import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../platform/database/column.js';
import { OrganizationEntity } from '../organizations/index.js';
import type { DocumentNumber, Heirs } from './proceeding.js';

/** What proceedings of all procedures have in common (Mech 三, Conf). */
export const ProceedingEntity = defineEntity({
  name: 'ProceedingEntity',
  tableName: 'proceeding',
  properties: {
    id: column.uuid().primary(),
    procedure: column.text(),
    number: column.text().unique(),
    title: column.text(),
    state: column.text(),
    revision: column.int(),
    audience: column.ids(),
    guestIds: column.ids(),
    openedBy: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('opened_by'),
    openedAt: column.instant(),
    changedAt: column.instant(),
    closedAt: column.instant().nullable(),
    about: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('about_id').nullable(),
    suspicion: column.text().nullable(),
    heirs: p.json<Heirs>().columnType('jsonb').nullable(),
    documentNumbers: p.json<readonly DocumentNumber[]>().columnType('jsonb').nullable(),
  },
});

/** The primary key of a procedure's own table: the proceeding itself. */
export const ofProceeding = () => p.oneToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id').primary().owner();
