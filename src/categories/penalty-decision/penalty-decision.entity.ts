import { defineEntity } from '@mikro-orm/core';
import { ofRecord } from '../../core/records/index.js';
import { column } from '../../platform/database/column.js';

/** Mech 三(三)3: a penalty decision and its execution. */
export const PenaltyDecisionEntity = defineEntity({
  name: 'PenaltyDecisionEntity',
  tableName: 'penalty_decision',
  properties: {
    record: ofRecord,
    decisionNumber: column.text(),
    normalizedNumber: column.text(),
    decidedOn: column.date(),
    partyName: column.text(),
    partyKind: column.text(),
    partyCode: column.text().nullable(),
    partyCodeSealed: column.bytes().nullable(),
    partyCodeLookup: column.bytes().nullable(),
    normalizedParty: column.text().nullable(),
    legalRepresentative: column.text().nullable(),
    violation: column.text(),
    facts: column.text(),
    legalBasis: column.text(),
    penaltyKinds: column.codes(),
    heaviestKind: column.text(),
    content: column.text(),
    fineAmount: column.amount().nullable(),
    confiscatedAmount: column.amount().nullable(),
    itemCode: column.text().nullable(),
    caseId: column.uuid().nullable(),
    executionStatus: column.text(),
    executedOn: column.date().nullable(),
    standing: column.text(),
    changedFineAmount: column.amount().nullable(),
    changedConfiscatedAmount: column.amount().nullable(),
    surchargeAmount: column.amount().nullable(),
    paidAmount: column.amount().nullable(),
    outstandingAmount: column.amount().nullable(),
  },
});
