import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { shanghaiDay } from '../../kernel/calendar.js';
import { checkPastMoment } from '../../kernel/moment-check.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  latestMoment,
  openProceeding,
  takeStep,
  visibleProceeding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { policeSupportFacts, type Asked, type PoliceSupportFacts } from './police-support.facts.js';
import { obstructionLabels } from './police-support.js';
import { policeSupport } from './police-support.procedure.js';
import { checkCaller, checkReferral, policeCode } from './police-support.rules.js';

type Answer = Promise<ProceedingPayload<PoliceSupportFacts>>;

const named = ({ policeSupportId }: { readonly policeSupportId: string }) => ({
  path: 'policeSupportId',
  id: policeSupportId,
});

const longestTitle = 200;

/** A7: officers who are obstructed call the police, whose time runs from the call. */
export function callPolice(context: RequestContext, input: Asked<'call'>): Answer {
  return openProceeding(context, policeSupport, 'call', input, async (deciding) => {
    const { hub, viewer, now } = deciding;
    const about = input.aboutId == null ? null : await visibleProceeding(deciding, 'aboutId', input.aboutId);
    const police = namedOrganization(hub.organizations, policeCode, [], shanghaiDay(now).toString());
    const refusals = [
      ...checkCaller(viewer.organization),
      ...checkPastMoment('occurredAt', input.occurredAt, {
        what: '发生时间',
        latest: latestMoment(deciding),
        rule: 'A7',
      }),
      ...[about ?? {}, police].flatMap((answer) => (isRefused(answer) ? answer : [])),
    ];
    if (refusals.length > 0 || isRefused(police) || (about && isRefused(about))) return refusals;
    return {
      set: {
        callerId: viewer.organization.key,
        policeId: police.key,
        ...factsGiven(policeSupportFacts, 'call', input),
        helpGiven: [],
      },
      title: `${obstructionLabels[input.kind]}：${input.place}`.slice(0, longestTitle),
      aboutId: about?.key ?? null,
      starts: input.ongoing ? { past: null } : { ongoing: null },
    };
  });
}

/** A7: the police deal with it, once or more often; the first time meets the clock, each stands in the history. */
export function recordHandling(context: RequestContext, input: Asked<'handle'>): Answer {
  return takeStep(context, policeSupport, 'handle', named(input), input, (deciding) => {
    const { handledAt, handling, help, note } = input;
    const { row, now } = deciding;
    const refusals = checkPastMoment('handledAt', handledAt, {
      what: '处理时间',
      latest: latestMoment(deciding),
      after: { what: '发生时间', at: Temporal.Instant.from(row.occurredAt) },
      rule: 'A7',
    });
    if (refusals.length > 0) return refusals;
    const at = handledAt ?? now;
    return {
      set: {
        handledAt: row.handledAt ?? shanghaiText(at),
        handling,
        helpGiven: [...new Set([...row.helpGiven, ...(help ?? [])])],
      },
      metAt: { ongoing: at, past: at },
      note: note ?? handling,
    };
  });
}

/** A8: what became of it; where it was crime, with the referral for prosecution. */
export function reportResult(context: RequestContext, input: Asked<'reportResult'>): Answer {
  return takeStep(context, policeSupport, 'reportResult', named(input), input, async (deciding) => {
    const { outcome, result, referralId } = input;
    if (referralId == null) return { set: { outcome, result } };
    const referral = await visibleProceeding(deciding, 'referralId', referralId);
    if (isRefused(referral)) return referral;
    const refusals = checkReferral(outcome, referral.procedure);
    return refusals.length > 0 ? refusals : { set: { outcome, result, referralId: referral.key } };
  });
}
