import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(四)2: dangers that belong to others, of which they are notified at once. */
export const DangerNoticeEntity = defineEntity({
  name: 'DangerNoticeEntity',
  tableName: 'danger_notice',
  properties: {
    proceeding: ofProceeding,
    finder: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('finder_id'),
    notified: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('notified_id'),
    county: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('county_id').nullable(),
    dangerKind: column.text(),
    place: column.text(),
    description: column.text(),
    discoveredAt: column.instant(),
    dispatchDueAt: column.instant(),
    dispatchedAt: column.instant().nullable(),
    dispatchRecord: column.text().nullable(),
    refusalReason: column.text().nullable(),
    escalatedAt: column.instant().nullable(),
    instruction: column.text().nullable(),
    result: column.text().nullable(),
  },
});
