import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ProceedingEntity } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** D1: the record of a consultation; there may be several in a dispute. */
export const DisputeConsultationEntity = defineEntity({
  name: 'DisputeConsultationEntity',
  tableName: 'dispute_consultation',
  properties: {
    proceeding: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id').primary(),
    revision: column.int().primary(),
    heldOn: column.date(),
    content: column.text(),
    outcome: column.text(),
    recordedBy: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('recorded_by_id'),
    recordedAt: column.instant(),
  },
});
