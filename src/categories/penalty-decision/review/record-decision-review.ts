import { shanghaiDay } from '../../../kernel/calendar.js';
import { refusal } from '../../../kernel/refusal.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { changeRecord, readParts, type RecordPayload } from '../../../core/records/index.js';
import { keyedRequest } from '../../../core/requests/index.js';
import { executionAfter } from '../execution/follow-execution.js';
import { owedBy } from '../execution/owed.js';
import { penaltyDecision, type PenaltyDecisionRow } from '../penalty-decision.category.js';
import type { DecisionReview } from './decision-review.js';
import { amountAfter, checkReview, isSameDocument } from './decision-review.rules.js';
import { reviewTable, reviewWrite, standingUpdate } from './decision-review.sql.js';

export interface RecordDecisionReview extends DecisionReview {
  readonly idempotencyKey: string;
  readonly recordId: string;
}

/** S3: a decision that was reviewed stays shared and says how it stands; it is not withdrawn as if it had never been made. */
export async function recordDecisionReview(
  context: RequestContext,
  input: RecordDecisionReview,
): Promise<RecordPayload> {
  const viewer = requirePermission(context.viewer, 'publish');
  const request = keyedRequest('recordDecisionReview', input, context.hub);
  const mutation = { request, input, recordId: input.recordId, path: 'recordId' };
  return changeRecord(context.hub, viewer, mutation, async ({ record, now, session }) => {
    if (record.category !== penaltyDecision.name || record.status !== 'SHARED') {
      return [refusal('recordId', 'WRONG_STATE', '只有已共享的处罚决定可以登记复议、诉讼结果', 'S3')];
    }
    const decision = record as PenaltyDecisionRow;
    const refusals = checkReview(input, decision, shanghaiDay(now).toString());
    if (refusals.length > 0) return refusals;
    const reviews = ((await readParts(reviewTable, [record.key], session)).get(record.key) ?? []) as DecisionReview[];
    const isCorrected = reviews.some((one) => isSameDocument(one, input));
    const after = isCorrected ? reviews.map((one) => (isSameDocument(one, input) ? input : one)) : [...reviews, input];
    return {
      kind: 'DECISION_REVIEWED',
      reason: input.summary,
      set: {},
      also: [
        reviewWrite(record.key, input),
        standingUpdate(record.key, after),
        ...(await executionAfter(
          session,
          record.key,
          owedBy({ ...decision, changedFineAmount: amountAfter(after, 'fineAmount') }),
        )),
      ],
    };
  });
}
