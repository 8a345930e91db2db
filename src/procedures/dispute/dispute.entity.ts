import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

const organization = (name: string) => p.manyToOne(OrganizationEntity).mapToPk().joinColumn(name);

/** Mech 三(六): over what two organizations disagree, and how it was settled. */
export const DisputeEntity = defineEntity({
  name: 'DisputeEntity',
  tableName: 'dispute',
  properties: {
    proceeding: ofProceeding,
    raiser: () => organization('raiser_id'),
    other: () => organization('other_id'),
    county: () => organization('county_id').nullable(),
    itemCode: column.text().nullable(),
    township: () => organization('township_id').nullable(),
    listed: () => organization('listed_id').nullable(),
    reason: column.text(),
    proposed: () => organization('proposed_id').nullable(),
    proposedBy: () => organization('proposed_by_id').nullable(),
    referralReason: column.text().nullable(),
    designated: () => organization('designated_id').nullable(),
    decisionBasis: column.text().nullable(),
    documentNumber: column.text().nullable(),
  },
});
