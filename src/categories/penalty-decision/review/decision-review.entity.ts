import { defineEntity } from '@mikro-orm/core';
import { partOfRecord } from '../../../core/records/index.js';
import { column } from '../../../platform/database/column.js';

/** What reconsideration or a court made of a penalty decision. */
export const DecisionReviewEntity = defineEntity({
  name: 'DecisionReviewEntity',
  tableName: 'decision_review',
  properties: {
    reviewer: column.text(),
    outcome: column.text(),
    documentNumber: column.text(),
    normalizedNumber: column.text(),
    decidedOn: column.date(),
    summary: column.text(),
    fineAmount: column.amount().nullable(),
    confiscatedAmount: column.amount().nullable(),
    record: partOfRecord,
    ordinal: column.int().primary(),
  },
});
