import { shanghaiDay } from '../../kernel/calendar.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganizations } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  takeStep,
  visibleProceeding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { whistleCall } from './whistle-call.procedure.js';
import { whistleCallFacts, type Asked, type WhistleCallFacts } from './whistle-call.facts.js';
import { checkCall, checkReport } from './whistle-call.rules.js';

type Answer = Promise<ProceedingPayload<WhistleCallFacts>>;

const longestTitle = 200;

/** U10: a township whistles; the clock runs for each of those who are called. */
export function callWhistle(context: RequestContext, input: Asked<'call'>): Answer {
  return openProceeding(context, whistleCall, 'call', input, async (deciding) => {
    const { hub, viewer, now } = deciding;
    const today = shanghaiDay(now).toString();
    const called = namedOrganizations(hub.organizations, input.calledCodes, 'calledCodes', today);
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const refusals = [
      ...checkCall('calledCodes', viewer.organization, isRefused(called) ? [] : called.organizations),
      ...[called, about ?? {}].flatMap((answer) => (isRefused(answer) ? answer : [])),
    ];
    if (refusals.length > 0 || isRefused(called) || (about && isRefused(about))) return refusals;
    return {
      set: {
        callerId: viewer.organization.key,
        calledIds: called.organizations.map(({ key }) => key),
        reportedIds: [],
        ...factsGiven(whistleCallFacts, 'call', input),
      },
      title: `${input.matter}（${input.place}）`.slice(0, longestTitle),
      aboutId: about?.key ?? null,
    };
  });
}

const named = ({ whistleCallId }: Asked<'report'>) => ({ path: 'whistleCallId', id: whistleCallId });

/** U10: one of those who were called is there; late is flagged, never refused. */
export function reportToWhistle(context: RequestContext, input: Asked<'report'>): Answer {
  return takeStep(context, whistleCall, 'report', named(input), input, ({ row, viewer }) => {
    const refusals = checkReport('whistleCallId', row.reportedIds, viewer.organization.key);
    return refusals.length > 0 ? refusals : { set: { reportedIds: [...row.reportedIds, viewer.organization.key] } };
  });
}

/** U10: what came of it. Whoever has not reported need not come any more, and stays listed. */
export function concludeWhistleCall(context: RequestContext, input: Asked<'conclude'>): Answer {
  return takeStep(context, whistleCall, 'conclude', named(input), input, () => ({ set: { result: input.result } }));
}

/** Nobody is needed. */
export function cancelWhistleCall(context: RequestContext, input: Asked<'cancel'>): Answer {
  return takeStep(context, whistleCall, 'cancel', named(input), input, () => ({
    set: { cancelReason: input.reason },
  }));
}
