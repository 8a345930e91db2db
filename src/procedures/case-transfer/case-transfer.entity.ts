import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(一): what is told of a case when it is discovered, sent, returned and concluded. */
export const CaseTransferEntity = defineEntity({
  name: 'CaseTransferEntity',
  tableName: 'case_transfer',
  properties: {
    proceeding: ofProceeding,
    sender: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('sender_id'),
    receiver: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('receiver_id').nullable(),
    county: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('county_id').nullable(),
    sentTo: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('sent_to_id').nullable(),
    itemCode: column.text().nullable(),
    causeOfCase: column.text(),
    partyName: column.text().nullable(),
    basicFacts: column.text().nullable(),
    discoveredAt: column.instant(),
    urgent: p.boolean().columnType('boolean'),
    urgencyReason: column.text().nullable(),
    violationOngoing: p.boolean().columnType('boolean'),
    dissuasion: column.text().nullable(),
    dissuadedAt: column.instant().nullable(),
    informedAt: column.instant().nullable(),
    legacyFiledOn: column.date().nullable(),
    legacyClosedOn: column.date().nullable(),
    legacyConsultation: column.text().nullable(),
    onBehalfOfLaw: column.text().nullable(),
    dueAt: column.instant(),
    dueBasis: column.text(),
    sentAt: column.instant().nullable(),
    timeliness: column.text().nullable(),
    returnReason: column.text().nullable(),
    outcome: column.text().nullable(),
    result: column.text().nullable(),
  },
});
