import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(四)3: a township whistles, the departments report. */
export const WhistleCallEntity = defineEntity({
  name: 'WhistleCallEntity',
  tableName: 'whistle_call',
  properties: {
    proceeding: ofProceeding,
    caller: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('caller_id'),
    calledIds: column.ids(),
    reportedIds: column.ids(),
    matter: column.text(),
    place: column.text(),
    result: column.text().nullable(),
    cancelReason: column.text().nullable(),
  },
});
