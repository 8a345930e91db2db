import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal } from '../../kernel/refusal.js';
import { changeRecord, type RecordPayload } from '../../core/records/index.js';
import { keyedRequest } from '../../core/requests/index.js';
import type { RequestContext } from '../../core/hub.js';
import { feedbackGiven } from '../../core/needs/index.js';
import { requirePermission } from '../../core/identity/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { checkAgrees } from './execution/event.rules.js';
import { readEvents } from './execution/execution-event.sql.js';
import { penaltyDecision, type PenaltyDecisionRow } from './penalty-decision.category.js';
import type { ExecutionStatus } from './penalty-decision.js';
import { checkExecution, checkTakenBack } from './penalty-decision.rules.js';

export interface UpdatePenaltyExecution {
  readonly idempotencyKey: string;
  readonly recordId: string;
  readonly executionStatus: ExecutionStatus;
  readonly executedOn?: string | null;
  readonly reason?: string | null;
}

/** S3: feeds back how a decision is executed; the departments that need it read it from the change log. */
export async function updatePenaltyExecution(
  context: RequestContext,
  input: UpdatePenaltyExecution,
): Promise<RecordPayload> {
  const viewer = requirePermission(context.viewer, 'publish');
  const request = keyedRequest('updatePenaltyExecution', input, context.hub);
  const mutation = { request, input, recordId: input.recordId, path: 'recordId' };
  return changeRecord(context.hub, viewer, mutation, async ({ record, now, session }) => {
    if (record.category !== penaltyDecision.name || record.status !== 'SHARED') {
      return [refusal('recordId', 'WRONG_STATE', '只有已共享的处罚决定可以反馈执行情况', 'S3')];
    }
    const decision = record as PenaltyDecisionRow;
    const executedOn = input.executedOn ?? null;
    const { executionStatus } = input;
    const reason = input.reason?.trim() || null;
    const refusals = [
      ...checkExecution(executionStatus, executedOn, decision.decidedOn, shanghaiDay(now).toString()),
      ...checkTakenBack(decision.executionStatus, executionStatus, reason),
      ...checkAgrees(decision.executionStatus, executionStatus, await readEvents(record.key, session)),
    ];
    if (refusals.length > 0) return refusals;
    return {
      kind: 'EXECUTION_UPDATED',
      reason,
      set: {},
      also: [
        sql`UPDATE penalty_decision SET execution_status = ${$(executionStatus, 'text')},
          executed_on = ${$(executedOn, 'date')} WHERE record_id = ${$(record.key, 'uuid')}`,
        ...feedbackGiven(record.key, executionStatus === 'EXECUTED', now),
      ],
    };
  });
}
