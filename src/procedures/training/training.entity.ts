import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(五)2: who was trained, in what, and for how long. */
export const TrainingEntity = defineEntity({
  name: 'TrainingEntity',
  tableName: 'training',
  properties: {
    proceeding: ofProceeding,
    organizer: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('organizer_id'),
    kind: column.text(),
    subject: column.text(),
    itemCodes: column.codes(),
    heldOn: column.date(),
    endedOn: column.date().nullable(),
    hours: column.int(),
    townshipIds: column.ids(),
    participants: column.ids(),
    passed: column.ids().nullable(),
  },
});
