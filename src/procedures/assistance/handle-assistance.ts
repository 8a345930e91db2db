import { Temporal } from 'temporal-polyfill';
import { endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { checkPastMoment } from '../../kernel/moment-check.js';
import { refusal } from '../../kernel/refusal.js';
import {
  beforeCounty,
  checkAwaited,
  checkSilence,
  expectation,
  factsGiven,
  isRefused,
  latestMoment,
  unlessRefused,
  type Circumstances,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import { extensionBounds } from './answer-time.js';
import { assistanceRequestFacts, type AssistanceRequest } from './assistance-request.facts.js';
import { checkAssistanceExtension } from './assistance-request.rules.js';

/** A3: after the letter it turns out that evidence may be lost; once officers were called their clock runs. */
export function callOnSite({ input, row }: Deciding<AssistanceRequest, 'callOnSite'>): Made<AssistanceRequest> {
  const { urgent, evidenceAtRisk, reason } = input;
  if (row.urgent || row.evidenceAtRisk) {
    return [refusal('assistanceRequestId', 'ALREADY_EXISTS', '已请求现场处置', 'A3')];
  }
  if (!urgent && !evidenceAtRisk) {
    return [refusal('urgent', 'REQUIRED', '请求现场处置须为情况紧急或证据可能灭失', 'A3')];
  }
  return { set: { urgent, evidenceAtRisk, onSiteReason: reason }, note: input.note ?? reason };
}

/** A3: officers were on site; the first time meets the clock, each visit stands in the history. */
export function recordOnSite(deciding: Deciding<AssistanceRequest, 'recordOnSite'>): Made<AssistanceRequest> {
  const { input, row, occurredAt } = deciding;
  const { arrivedAt, handling, note } = input;
  const { neededSince } = row;
  const at = arrivedAt ?? occurredAt;
  const refusals = checkPastMoment('arrivedAt', arrivedAt, {
    what: '到场时间',
    latest: latestMoment(deciding),
    after: neededSince === null ? null : { what: '发现需要协助的时间', at: Temporal.Instant.from(neededSince) },
    rule: 'A3',
  });
  return unlessRefused(refusals, () => ({
    set: { onSiteAt: row.onSiteAt ?? shanghaiText(at), onSiteHandling: handling },
    metAt: { onSite: at },
    note: note ?? handling,
  }));
}

/** A4: more time, told before it is over; the history keeps the reason of each extension. */
export function extendAssistance(deciding: Deciding<AssistanceRequest, 'extend'>): Made<AssistanceRequest> {
  const { input, row, policies, calendar, occurredAt } = deciding;
  const until = input.until == null ? null : Temporal.PlainDate.from(input.until);
  const bounds = extensionBounds(row, { policies, calendar, today: shanghaiDay(occurredAt) });
  const dueAt = until ? endOfDay(until) : bounds.dueAt;
  return unlessRefused(checkAssistanceExtension(bounds, until, occurredAt), () => ({
    set: { dueAt: shanghaiText(dueAt), extendedAt: shanghaiText(occurredAt), extensionReason: input.reason },
    extended: { answer: dueAt },
    note: [`延长至${input.until ?? ''}：${input.reason}`, input.note ?? ''].join('\n').trim(),
  }));
}

/** A2: the opinion and the evidence are handed over together; late is flagged, never refused. */
export const answerAssistance = ({
  input,
  occurredAt,
}: Deciding<AssistanceRequest, 'answer'>): Made<AssistanceRequest> => ({
  set: { ...factsGiven(assistanceRequestFacts, 'answer', input), answeredAt: shanghaiText(occurredAt) },
});

/** A2: the reason does not convince: the county government decides. */
export const escalateDecline = (deciding: Deciding<AssistanceRequest, 'escalate'>): Made<AssistanceRequest> =>
  escalated(deciding, deciding.input.reason);

/** A2: nor is silence an answer once its time is over. */
export function escalateSilence(deciding: Deciding<AssistanceRequest, 'escalateSilence'>): Made<AssistanceRequest> {
  const { row, occurredAt, input } = deciding;
  if (row.dueAt === null) throw new Error('what was not requested is not late');
  const refusals = checkSilence('assistanceRequestId', occurredAt, Temporal.Instant.from(row.dueAt), 'A2');
  return refusals.length > 0 ? refusals : escalated(deciding, input.reason);
}

function escalated(circumstances: Circumstances, reason: string): Made<AssistanceRequest> {
  const set = beforeCounty(circumstances, 'assistanceRequestId', 'A2', reason);
  return isRefused(set) ? set : { set };
}

/** A2 gives no right to decline; where the department has none of the matter it says so, and both sides see why. */
export const declineAssistance = ({
  input,
  row,
  occurredAt,
}: Deciding<AssistanceRequest, 'decline'>): Made<AssistanceRequest> =>
  unlessRefused(checkAwaited('assistanceRequestId', row, occurredAt, 'A2'), () => ({
    set: { declineReason: input.reason },
    note: input.note ?? input.reason,
  }));

/** A2: the department takes it up, and may say by when it expects to answer. */
export function acceptAssistance(deciding: Deciding<AssistanceRequest, 'accept'>): Made<AssistanceRequest> {
  const { input, row, occurredAt } = deciding;
  if (row.acceptedAt !== null) {
    return [refusal('assistanceRequestId', 'ALREADY_EXISTS', '已接受协助请求', 'A2')];
  }
  const told = expectation(deciding, null, input, 'A2');
  return isRefused(told) ? told : { ...told, set: { ...told.set, acceptedAt: shanghaiText(occurredAt) } };
}

/** A2: it says by when it expects to answer, or moves that. */
export function expectAnswer(deciding: Deciding<AssistanceRequest, 'expect'>): Made<AssistanceRequest> {
  const { row, input } = deciding;
  // Somebody else may have accepted it, and forwarded it since.
  return row.acceptedAt === null
    ? [refusal('assistanceRequestId', 'WRONG_STATE', '尚未接受协助请求，不能告知预计答复日期', 'A2')]
    : expectation(deciding, row.expectedBy, input, 'A2');
}

/** The need is gone. */
export const withdrawAssistance = ({ input }: Deciding<AssistanceRequest, 'withdraw'>): Made<AssistanceRequest> => ({
  note: input.note ?? input.reason,
});
