import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding, ProceedingEntity } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(五)3: an incident, how the police dealt with it, and what became of it. */
export const PoliceSupportEntity = defineEntity({
  name: 'PoliceSupportEntity',
  tableName: 'police_support',
  properties: {
    proceeding: ofProceeding,
    caller: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('caller_id'),
    police: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('police_id'),
    kind: column.text(),
    place: column.text(),
    situation: column.text(),
    occurredAt: column.instant(),
    ongoing: p.boolean().columnType('boolean'),
    helpWanted: column.codes(),
    handledAt: column.instant().nullable(),
    handling: column.text().nullable(),
    helpGiven: column.codes(),
    outcome: column.text().nullable(),
    result: column.text().nullable(),
    referral: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('referral_id').nullable(),
  },
});
