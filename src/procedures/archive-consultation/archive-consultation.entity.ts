import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(五)1: which archives are needed, how they are provided, or why not. */
export const ArchiveConsultationEntity = defineEntity({
  name: 'ArchiveConsultationEntity',
  tableName: 'archive_consultation',
  properties: {
    proceeding: ofProceeding,
    requester: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('requester_id'),
    holder: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('holder_id'),
    county: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('county_id').nullable(),
    access: column.text(),
    archives: column.text(),
    purpose: column.text(),
    dueAt: column.instant(),
    provision: column.text().nullable(),
    refusalReason: column.text().nullable(),
    escalationReason: column.text().nullable(),
    decision: column.text().nullable(),
  },
});
