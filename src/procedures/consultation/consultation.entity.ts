import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(四)1, 2: meetings at which townships and departments consult each other. */
export const ConsultationEntity = defineEntity({
  name: 'ConsultationEntity',
  tableName: 'consultation',
  properties: {
    proceeding: ofProceeding,
    convener: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('convener_id'),
    participantIds: column.ids(),
    kind: column.text(),
    topicKind: column.text(),
    topic: column.text(),
    place: column.text().nullable(),
    plannedAt: column.instant(),
    heldAt: column.instant().nullable(),
    attendedIds: column.ids().nullable(),
    conclusions: column.text().nullable(),
    cancelReason: column.text().nullable(),
  },
});
