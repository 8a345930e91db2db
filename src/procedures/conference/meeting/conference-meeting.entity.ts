import { defineEntity, p } from '@mikro-orm/core';
import { OrganizationEntity } from '../../../core/organizations/index.js';
import { ofProceeding } from '../../../core/proceedings/index.js';
import { column } from '../../../platform/database/column.js';

/** Conf 6 to 9: what is told of a meeting of the joint conference. */
export const ConferenceMeetingEntity = defineEntity({
  name: 'ConferenceMeetingEntity',
  tableName: 'conference_meeting',
  properties: {
    proceeding: ofProceeding,
    office: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('office_id'),
    convener: () => p.manyToOne(OrganizationEntity).mapToPk().joinColumn('convener_id'),
    kind: column.text(),
    meetsAt: column.instant(),
    endsAt: column.instant().nullable(),
    place: column.text(),
    participantIds: column.ids(),
    invitedIds: column.ids(),
    noticeDueOn: column.date().nullable(),
    overrideReason: column.text().nullable(),
    cancelReason: column.text().nullable(),
    heldAt: column.instant().nullable(),
    attendedIds: column.ids(),
    representatives: column.codes(),
    minutes: column.text().nullable(),
    minutesDraftedAt: column.instant().nullable(),
    returnOpinion: column.text().nullable(),
    signedAt: column.instant().nullable(),
    signedBy: column.text().nullable(),
    issuedAt: column.instant().nullable(),
  },
});
