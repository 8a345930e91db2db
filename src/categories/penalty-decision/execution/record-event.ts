import { shanghaiDay } from '../../../kernel/calendar.js';
import { parseAmount } from '../../../kernel/money.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { feedbackGiven } from '../../../core/needs/index.js';
import { changeRecord, type RecordPayload, type RecordRow } from '../../../core/records/index.js';
import { keyedRequest } from '../../../core/requests/index.js';
import { penaltyDecision, type PenaltyDecisionRow } from '../penalty-decision.category.js';
import { checkCourse, checkEvent, checkStanding, mostEvents, type ExecutedDecision } from './event.rules.js';
import type { EnforcementMeans, ExecutionEventKind, Instalment, KeptEvent } from './execution-event.js';
import { eventWrite, executionUpdate, readEvents } from './execution-event.sql.js';
import { executionOf } from './execution.rules.js';
import { owedBy } from './owed.js';

/** What a request tells of an event; what it leaves out is null, or stays. */
interface Told {
  readonly occurredOn?: string | null;
  readonly amount?: string | null;
  readonly instalments?: readonly Instalment[] | null;
  readonly means?: EnforcementMeans | null;
  readonly note?: string | null;
}

export interface RecordExecutionEvent extends Told {
  readonly idempotencyKey: string;
  readonly recordId: string;
  readonly kind: ExecutionEventKind;
  readonly occurredOn: string;
}

export interface CorrectExecutionEvent extends Told {
  readonly idempotencyKey: string;
  readonly recordId: string;
  readonly number: number;
  readonly reason: string;
  readonly cancelled?: boolean | null;
}

/** S3: what happened to a decision after it was made; how far it is executed follows. */
export function recordExecutionEvent(context: RequestContext, input: RecordExecutionEvent): Promise<RecordPayload> {
  return changeEvents(context, 'recordExecutionEvent', input, (events) => {
    if (events.length >= mostEvents)
      return [refusal('recordId', 'WRONG_STATE', `一件决定至多登记${mostEvents}项`, 'S3')];
    const nothing: KeptEvent = {
      ...{ kind: input.kind, occurredOn: input.occurredOn, amount: null, instalments: [], means: null, note: null },
      isCancelled: false,
    };
    return { index: events.length, event: told(nothing, input), reason: null };
  });
}

/** S3: what was recorded wrongly is put right with a reason, or never happened; the history keeps what stood. */
export function correctExecutionEvent(context: RequestContext, input: CorrectExecutionEvent): Promise<RecordPayload> {
  return changeEvents(context, 'correctExecutionEvent', input, (events) => {
    const reason = input.reason.trim();
    const standing = events[input.number - 1];
    if (!standing) return [refusal('number', 'NOT_FOUND', '没有此序号的事项', 'S3')];
    if (reason === '') return [refusal('reason', 'REQUIRED', '更正须说明理由', 'S3')];
    const isCancelled = input.cancelled ?? standing.isCancelled;
    return { index: input.number - 1, event: { ...told(standing, input), isCancelled }, reason };
  });
}

const canonical = (given: string): string => parseAmount(given) ?? given;

function told(standing: KeptEvent, { occurredOn, amount, instalments, means, note }: Told): KeptEvent {
  return {
    ...standing,
    occurredOn: occurredOn ?? standing.occurredOn,
    amount: amount == null ? standing.amount : canonical(amount),
    instalments:
      instalments?.map((each) => ({ dueOn: each.dueOn, amount: canonical(each.amount) })) ?? standing.instalments,
    means: means ?? standing.means,
    note: note?.trim() || standing.note,
  };
}

interface ChangedEvent {
  readonly index: number;
  readonly event: KeptEvent;
  readonly reason: string | null;
}

/** One event of a decision becomes what `change` makes of it, if that may be beside the others. */
async function changeEvents(
  context: RequestContext,
  name: string,
  input: { readonly idempotencyKey: string; readonly recordId: string },
  change: (events: readonly KeptEvent[]) => ChangedEvent | readonly Refusal[],
): Promise<RecordPayload> {
  const viewer = requirePermission(context.viewer, 'publish');
  const request = keyedRequest(name, input, context.hub);
  const mutation = { request, input, recordId: input.recordId, path: 'recordId' };
  return changeRecord(context.hub, viewer, mutation, async ({ record, now, session }) => {
    if (record.category !== penaltyDecision.name || record.status !== 'SHARED') {
      return [refusal('recordId', 'WRONG_STATE', '只有已共享的处罚决定可以登记执行事项', 'S3')];
    }
    const decision = decisionOf(record);
    const standing = checkStanding(decision);
    if (standing.length > 0) return standing;
    const before = await readEvents(record.key, session);
    const changed = change(before);
    if (!('event' in changed)) return changed;
    const { index, event, reason } = changed;
    const malformed = event.isCancelled ? [] : checkEvent(event, decision, shanghaiDay(now).toString());
    if (malformed.length > 0) return malformed;
    const events = before.toSpliced(index, 1, event);
    const refusals = checkCourse(before, events, index, decision);
    // A correction does not tell the kind, but which event it is of.
    const isCorrection = reason !== null;
    if (refusals.length > 0)
      return refusals.map((each) => (isCorrection && each.path[0] === 'kind' ? { ...each, path: ['number'] } : each));
    const execution = executionOf(events, decision);
    return {
      kind: 'EXECUTION_UPDATED',
      reason: reason ?? event.note,
      set: {},
      also: [
        eventWrite(record.key, index + 1, event),
        executionUpdate(record.key, execution),
        ...feedbackGiven(record.key, execution.status === 'EXECUTED', now),
      ],
    };
  });
}

function decisionOf(record: RecordRow): ExecutedDecision {
  const decision = record as PenaltyDecisionRow;
  const { decidedOn, standing } = decision;
  return { ...owedBy(decision), decidedOn, standing };
}
