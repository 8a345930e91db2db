import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { ofProceeding } from '../../../core/proceedings/index.js';
import { column } from '../../../platform/database/column.js';

/** Conf 6 and 7: what is told of a topic, of its coordination and of the convener's decision on it. */
export const AgendaTopicEntity = defineEntity({
  name: 'AgendaTopicEntity',
  tableName: 'agenda_topic',
  properties: {
    proceeding: ofProceeding,
    proposer: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('proposer_id'),
    office: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('office_id'),
    convener: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('convener_id'),
    meetingKind: column.text(),
    kind: column.text(),
    content: column.text(),
    coordinationResult: column.text().nullable(),
    coordination: column.text().nullable(),
    opinion: column.text().nullable(),
    decidedAt: column.instant().nullable(),
    decidedBy: column.text().nullable(),
    meetingId: column.uuid().nullable(),
  },
});
