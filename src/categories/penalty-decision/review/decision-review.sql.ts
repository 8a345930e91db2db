import { detailTable } from '../../../core/records/index.js';
import { normalizeDocumentNumber } from '../../../kernel/codes/document-number.js';
import { $, sql, type Sql } from '../../../platform/database/sql.js';
import { DecisionReviewEntity } from './decision-review.entity.js';
import type { DecisionReview } from './decision-review.js';
import { amountAfter, standingAfter } from './decision-review.rules.js';

export const reviewTable = detailTable(DecisionReviewEntity, ['normalizedNumber']);

/** The next review of a decision; a document that is recorded already is corrected. The record's row is locked. */
export function reviewWrite(recordKey: string, review: DecisionReview): Sql {
  return sql`INSERT INTO decision_review
      (record_id, ordinal, reviewer, outcome, document_number, normalized_number, decided_on, summary,
       fine_amount, confiscated_amount)
    SELECT ${$(recordKey, 'uuid')}, count(*) + 1, ${$(review.reviewer, 'text')}, ${$(review.outcome, 'text')},
      ${$(review.documentNumber, 'text')}, ${$(normalizeDocumentNumber(review.documentNumber), 'text')},
      ${$(review.decidedOn, 'date')}, ${$(review.summary, 'text')},
      ${$(review.fineAmount, 'numeric')}, ${$(review.confiscatedAmount, 'numeric')}
    FROM decision_review WHERE record_id = ${$(recordKey, 'uuid')}
    ON CONFLICT (record_id, reviewer, normalized_number) DO UPDATE
    SET outcome = excluded.outcome, document_number = excluded.document_number, decided_on = excluded.decided_on,
      summary = excluded.summary, fine_amount = excluded.fine_amount, confiscated_amount = excluded.confiscated_amount`;
}

/** How the decision stands after all its reviews, and the amounts that they left. */
export function standingUpdate(recordKey: string, reviews: readonly DecisionReview[]): Sql {
  return sql`UPDATE penalty_decision SET standing = ${$(standingAfter(reviews), 'text')},
      changed_fine_amount = ${$(amountAfter(reviews, 'fineAmount'), 'numeric')},
      changed_confiscated_amount = ${$(amountAfter(reviews, 'confiscatedAmount'), 'numeric')}
    WHERE record_id = ${$(recordKey, 'uuid')}`;
}
