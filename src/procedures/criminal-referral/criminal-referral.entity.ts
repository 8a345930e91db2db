import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

const organization = (name: string) => p.manyToOne(OrganizationEntity).mapToPk().joinColumn(name);

/** Mech 三(七): what is told of a suspected crime, its referral to the police, and what became of it. */
export const CriminalReferralEntity = defineEntity({
  name: 'CriminalReferralEntity',
  tableName: 'criminal_referral',
  properties: {
    proceeding: ofProceeding,
    sender: () => organization('sender_id'),
    police: () => organization('police_id').nullable(),
    procuratorate: () => organization('procuratorate_id').nullable(),
    suspectedCrime: column.text(),
    grounds: column.text(),
    partyName: column.text().nullable(),
    officers: column.codes(),
    report: column.text().nullable(),
    decidedBy: column.text().nullable(),
    notReferredReason: column.text().nullable(),
    sentAt: column.instant().nullable(),
    receiptSignedBy: column.text().nullable(),
    receivedAt: column.instant().nullable(),
    passedOnTo: column.text().nullable(),
    notFiledReason: column.text().nullable(),
    reconsiderationReason: column.text().nullable(),
    upheldReason: column.text().nullable(),
    contestUntil: column.instant().nullable(),
    supervisionReason: column.text().nullable(),
    supervisionReply: column.text().nullable(),
    policeContact: column.text().nullable(),
    procuratorateContact: column.text().nullable(),
    courtContact: column.text().nullable(),
  },
});
