import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../core/organizations/index.js';
import { ofProceeding } from '../../core/proceedings/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(五)1: what is asked of a department, how it answers, and what becomes of its opinion. */
export const AssistanceRequestEntity = defineEntity({
  name: 'AssistanceRequestEntity',
  tableName: 'assistance_request',
  properties: {
    proceeding: ofProceeding,
    requester: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('requester_id'),
    recipient: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('recipient_id').nullable(),
    supportKind: column.text(),
    matter: column.text(),
    need: column.text().nullable(),
    neededSince: column.instant().nullable(),
    urgent: p.boolean().columnType('boolean'),
    evidenceAtRisk: p.boolean().columnType('boolean'),
    onSiteReason: column.text().nullable(),
    requestedAt: column.instant().nullable(),
    dueAt: column.instant().nullable(),
    dueBasis: column.text().nullable(),
    extendedAt: column.instant().nullable(),
    extensionReason: column.text().nullable(),
    onSiteAt: column.instant().nullable(),
    onSiteHandling: column.text().nullable(),
    opinion: column.text().nullable(),
    answeredAt: column.instant().nullable(),
    declineReason: column.text().nullable(),
    usedAsEvidence: p.boolean().columnType('boolean').nullable(),
  },
});
