import { detailTable } from '../../../core/records/index.js';
import { normalizeDocumentNumber } from '../../../kernel/codes/document-number.js';
import { $, sql, type Sql } from '../../../platform/database/sql.js';
import { DecisionReviewEntity } from './decision-review.entity.js';
import type { DecisionReview, DecisionStanding } from './decision-review.js';

export const reviewTable = detailTable(DecisionReviewEntity, ['normalizedNumber']);

/** The next review of a decision; a document that is recorded already is corrected. The record's row is locked. */
export function reviewWrite(recordKey: string, review: DecisionReview): Sql {
  return sql`INSERT INTO decision_review
      (record_id, ordinal, reviewer, outcome, document_number, normalized_number, decided_on, summary)
    SELECT ${$(recordKey, 'uuid')}, count(*) + 1, ${$(review.reviewer, 'text')}, ${$(review.outcome, 'text')},
      ${$(review.documentNumber, 'text')}, ${$(normalizeDocumentNumber(review.documentNumber), 'text')},
      ${$(review.decidedOn, 'date')}, ${$(review.summary, 'text')}
    FROM decision_review WHERE record_id = ${$(recordKey, 'uuid')}
    ON CONFLICT (record_id, reviewer, normalized_number) DO UPDATE
    SET outcome = excluded.outcome, document_number = excluded.document_number, decided_on = excluded.decided_on,
      summary = excluded.summary`;
}

export function standingUpdate(recordKey: string, standing: DecisionStanding): Sql {
  return sql`UPDATE penalty_decision SET standing = ${$(standing, 'text')} WHERE record_id = ${$(recordKey, 'uuid')}`;
}
