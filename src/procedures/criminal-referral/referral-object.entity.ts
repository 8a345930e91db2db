import { defineEntity, p } from '@mikro-orm/core';
import { ProceedingEntity } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Order 310, art. 12: an object that was handed over to the police, by the step that did. */
export const ReferralObjectEntity = defineEntity({
  name: 'ReferralObjectEntity',
  tableName: 'referral_object',
  properties: {
    proceeding: () => p.manyToOne(ProceedingEntity).mapToPk().joinColumn('proceeding_id').primary(),
    revision: column.int().primary(),
    ordinal: column.int().primary(),
    name: column.text(),
    quantity: column.text(),
    feature: column.text().nullable(),
    place: column.text().nullable(),
  },
});
