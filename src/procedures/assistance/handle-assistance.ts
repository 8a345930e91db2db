import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, endOfDay, shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { checkPastMoment } from '../../kernel/moment-check.js';
import { refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { policyOn } from '../../core/policies/index.js';
import {
  factsGiven,
  latestMoment,
  takeStep,
  type Deciding,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import { assistanceRequestFacts, type AssistanceRequestFacts, type Asked } from './assistance-request.facts.js';
import { answerDays, assistanceRequest } from './assistance-request.procedure.js';
import { checkAssistanceExtension, type ExtensionBounds } from './assistance-request.rules.js';

type Answer = Promise<ProceedingPayload<AssistanceRequestFacts>>;

const named = ({ assistanceRequestId }: { readonly assistanceRequestId: string }) => ({
  path: 'assistanceRequestId',
  id: assistanceRequestId,
});

/** A3: after the letter it turns out that evidence may be lost; once officers were called their clock runs. */
export function callOnSite(context: RequestContext, input: Asked<'callOnSite'>): Answer {
  return takeStep(context, assistanceRequest, 'callOnSite', named(input), input, ({ row }) => {
    const { urgent, evidenceAtRisk, reason } = input;
    if (row.urgent || row.evidenceAtRisk) {
      return [refusal('assistanceRequestId', 'ALREADY_EXISTS', '已请求现场处置', 'A3')];
    }
    if (!urgent && !evidenceAtRisk) {
      return [refusal('urgent', 'REQUIRED', '请求现场处置须为情况紧急或证据可能灭失', 'A3')];
    }
    return { set: { urgent, evidenceAtRisk, onSiteReason: reason }, note: input.note ?? reason };
  });
}

/** A3: officers were on site; the first time meets the clock, each visit stands in the history. */
export function recordOnSite(context: RequestContext, input: Asked<'recordOnSite'>): Answer {
  return takeStep(context, assistanceRequest, 'recordOnSite', named(input), input, (deciding) => {
    const { arrivedAt, handling, note } = input;
    const { neededSince } = deciding.row;
    const refusals = checkPastMoment('arrivedAt', arrivedAt, {
      what: '到场时间',
      latest: latestMoment(deciding),
      after: neededSince === null ? null : { what: '发现需要协助的时间', at: Temporal.Instant.from(neededSince) },
      rule: 'A3',
    });
    if (refusals.length > 0) return refusals;
    const at = arrivedAt ?? deciding.now;
    return {
      set: { onSiteAt: deciding.row.onSiteAt ?? shanghaiText(at), onSiteHandling: handling },
      metAt: { onSite: at },
      note: note ?? handling,
    };
  });
}

/** A4: more time, told before it is over; the history keeps the reason of each extension. */
export function extendAssistance(context: RequestContext, input: Asked<'extend'>): Answer {
  return takeStep(context, assistanceRequest, 'extend', named(input), input, (deciding) => {
    const until = input.until == null ? null : Temporal.PlainDate.from(input.until);
    const bounds = extensionBounds(deciding);
    const refusals = checkAssistanceExtension(bounds, until, deciding.now);
    if (refusals.length > 0) return refusals;
    const dueAt = until ? endOfDay(until) : bounds.dueAt;
    return {
      set: { dueAt: shanghaiText(dueAt), extendedAt: shanghaiText(deciding.now), extensionReason: input.reason },
      extended: { answer: dueAt },
      note: [`延长至${input.until ?? ''}：${input.reason}`, input.note ?? ''].join('\n').trim(),
    };
  });
}

function extensionBounds({
  hub,
  row,
  now,
}: Deciding & { readonly row: ProceedingRow<AssistanceRequestFacts> }): ExtensionBounds {
  if (row.requestedAt === null || row.dueAt === null) throw new Error('what was not requested cannot be extended');
  const maximumWorkingDays = policyOn(hub.policies, 'assistance-extension-working-days', shanghaiDay(now));
  const requestedOn = shanghaiDay(Temporal.Instant.from(row.requestedAt));
  return {
    dueAt: Temporal.Instant.from(row.dueAt),
    latest: addWorkingDays(hub.calendar, requestedOn, answerDays + maximumWorkingDays).date,
    maximumWorkingDays,
  };
}

/** A2: the opinion and the evidence are handed over together; late is flagged, never refused. */
export function answerAssistance(context: RequestContext, input: Asked<'answer'>): Answer {
  return takeStep(context, assistanceRequest, 'answer', named(input), input, ({ now }) => ({
    set: { ...factsGiven(assistanceRequestFacts, 'answer', input), answeredAt: shanghaiText(now) },
  }));
}

/** A2 gives no right to decline; where the department has none of the matter it says so, and both sides see why. */
export function declineAssistance(context: RequestContext, input: Asked<'decline'>): Answer {
  return takeStep(context, assistanceRequest, 'decline', named(input), input, () => ({
    set: { declineReason: input.reason },
    note: input.note ?? input.reason,
  }));
}

/** A2: what the opinion is for: evidence of a penalty. */
export function closeAssistance(context: RequestContext, input: Asked<'close'>): Answer {
  return takeStep(context, assistanceRequest, 'close', named(input), input, () => ({
    set: factsGiven(assistanceRequestFacts, 'close', input),
  }));
}

/** The need is gone. */
export function withdrawAssistance(context: RequestContext, input: Asked<'withdraw'>): Answer {
  return takeStep(context, assistanceRequest, 'withdraw', named(input), input, () => ({
    note: input.note ?? input.reason,
  }));
}
