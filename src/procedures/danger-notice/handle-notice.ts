import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { countyGovernment } from '../../core/organizations/index.js';
import { factsGiven, takeStep, type ProceedingPayload } from '../../core/proceedings/index.js';
import { dangerNotice } from './danger-notice.procedure.js';
import { dangerNoticeFacts, type Asked, type DangerNoticeFacts } from './danger-notice.facts.js';
import { checkDispatchedAt, checkRefusal, checkReport } from './danger-notice.rules.js';

type Answer = Promise<ProceedingPayload<DangerNoticeFacts>>;

const named = ({ dangerNoticeId }: Asked<'close'>) => ({ path: 'dangerNoticeId', id: dangerNoticeId });

/** U6: officers are on their way. */
export function dispatchOfficers(context: RequestContext, input: Asked<'dispatch'>): Answer {
  return takeStep(context, dangerNotice, 'dispatch', named(input), input, ({ row, now }) => {
    const at = input.dispatchedAt ?? now;
    const refusals = checkDispatchedAt(at, Temporal.Instant.from(row.openedAt), now);
    if (refusals.length > 0) return refusals;
    return {
      set: { ...factsGiven(dangerNoticeFacts, 'dispatch', input), dispatchedAt: shanghaiText(at) },
      metAt: { dispatch: at },
    };
  });
}

/** U7: whoever was notified says why nothing is done: there is nothing to report then. */
export function declineNotice(context: RequestContext, input: Asked<'decline'>): Answer {
  return takeStep(context, dangerNotice, 'decline', named(input), input, () => ({
    set: { refusalReason: input.reason },
  }));
}

/** U7: nothing is done and no reason is given; told by whoever was notified, or recorded by whoever notified. */
export function refuseNotice(context: RequestContext, input: Asked<'refuse'>): Answer {
  return takeStep(context, dangerNotice, 'refuse', named(input), input, ({ row, viewer }) => {
    const refusals = checkRefusal(viewer.organization.key === row.notifiedId, input.note);
    return refusals.length > 0 ? refusals : {};
  });
}

/** U7: the county government is told, and becomes a party. After silence the time to report began when the term had passed. */
export function escalateNotice(context: RequestContext, input: Asked<'escalate'>): Answer {
  return takeStep(context, dangerNotice, 'escalate', named(input), input, ({ hub, row, now }) => {
    const refusals = checkReport('dangerNoticeId', row, now);
    if (refusals.length > 0) return refusals;
    return {
      set: {
        countyId: countyGovernment(hub.organizations, shanghaiDay(now).toString()).key,
        escalatedAt: shanghaiText(now),
      },
      starts: { report: row.state === 'REFUSED' ? null : Temporal.Instant.from(row.dispatchDueAt) },
    };
  });
}

/** U7: what the county government demands; the time to send officers begins anew. */
export function instructNotice(context: RequestContext, input: Asked<'instruct'>): Answer {
  return takeStep(context, dangerNotice, 'instruct', named(input), input, () => ({
    set: factsGiven(dangerNoticeFacts, 'instruct', input),
  }));
}

/** U6: how the danger was dealt with. */
export function resolveNotice(context: RequestContext, input: Asked<'resolve'>): Answer {
  return takeStep(context, dangerNotice, 'resolve', named(input), input, () => ({
    set: factsGiven(dangerNoticeFacts, 'resolve', input),
  }));
}

/** The finder has nothing more to ask for. */
export function closeNotice(context: RequestContext, input: Asked<'close'>): Answer {
  return takeStep(context, dangerNotice, 'close', named(input), input);
}
