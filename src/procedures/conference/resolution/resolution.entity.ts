import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { ofProceeding } from '../../../core/proceedings/index.js';
import { column } from '../../../platform/database/column.js';

/** Conf 5(四), 9: an agreed matter, who carries it out and how far it has come. */
export const ResolutionEntity = defineEntity({
  name: 'ResolutionEntity',
  tableName: 'conference_resolution',
  properties: {
    proceeding: ofProceeding,
    office: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('office_id'),
    meetingId: column.uuid(),
    adoptedAt: column.instant(),
    responsibleIds: column.ids(),
    content: column.text(),
    dueOn: column.date(),
    progress: column.text().nullable(),
    progressAt: column.instant().nullable(),
    result: column.text().nullable(),
    completedAt: column.instant().nullable(),
    urgedAt: column.instant().nullable(),
    analysis: column.text().nullable(),
    opinion: column.text().nullable(),
  },
});
