import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(二): what is told of a complaint on its way; there is no column for a complainant. */
export const ComplaintEntity = defineEntity({
  name: 'ComplaintEntity',
  tableName: 'complaint',
  properties: {
    proceeding: ofProceeding,
    firstContact: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('first_contact_id'),
    handler: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('handler_id'),
    receiver: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('receiver_id').nullable(),
    informer: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('informer_id').nullable(),
    county: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('county_id').nullable(),
    place: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('place_id').nullable(),
    competent: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('competent_id').nullable(),
    kind: column.text(),
    receivedAt: column.instant(),
    subject: column.text(),
    summary: column.text(),
    itemCode: column.text().nullable(),
    partyName: column.text().nullable(),
    anonymous: p.boolean().columnType('boolean'),
    acceptedAt: column.instant().nullable(),
    outcome: column.text().nullable(),
    verification: column.text().nullable(),
    urgent: p.boolean().columnType('boolean'),
    urgencyReason: column.text().nullable(),
    filedAt: column.instant().nullable(),
    caseNumber: column.text().nullable(),
    informedAt: column.instant().nullable(),
    complainantToldAt: column.instant().nullable(),
    complainantNotice: column.text().nullable(),
    handedOverAt: column.instant().nullable(),
    caseTransferId: column.uuid().nullable(),
    returnReason: column.text().nullable(),
    result: column.text().nullable(),
    repliedAt: column.instant().nullable(),
    replyNotice: column.text().nullable(),
    feedback: column.text().nullable(),
    feedbackAt: column.instant().nullable(),
  },
});
