import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(四)2: joint enforcement on a major lead. */
export const JointOperationEntity = defineEntity({
  name: 'JointOperationEntity',
  tableName: 'joint_operation',
  properties: {
    proceeding: ofProceeding,
    lead: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('lead_id'),
    participantIds: column.ids(),
    objective: column.text(),
    place: column.text().nullable(),
    plannedAt: column.instant(),
    startedAt: column.instant().nullable(),
    conclusion: column.text().nullable(),
    cancelReason: column.text().nullable(),
  },
});
