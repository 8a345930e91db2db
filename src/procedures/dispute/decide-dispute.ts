import { shanghaiDay } from '../../kernel/calendar.js';
import type { RequestContext } from '../../core/hub.js';
import { countyGovernment, namedOrganization } from '../../core/organizations/index.js';
import { factsGiven, isRefused, takeStep, withGuest, type ProceedingPayload } from '../../core/proceedings/index.js';
import { named } from './consult.js';
import { dispute } from './dispute.procedure.js';
import { disputeFacts, type Asked, type DisputeFacts } from './dispute.facts.js';
import { checkDesignated } from './dispute.rules.js';
import { referCase, routeCase } from './disputed-case.js';

type Answer = Promise<ProceedingPayload<DisputeFacts>>;

/** D2: consultation has failed; the county government comes to see the dispute and the case, and is to decide. */
export function referDispute(context: RequestContext, input: Asked<'refer'>): Answer {
  return takeStep(context, dispute, 'refer', named(input), input, ({ hub, now }) => {
    const county = countyGovernment(hub.organizations, shanghaiDay(now).toString());
    return {
      set: { countyId: county.key, referralReason: input.reason },
      also: (taken) => referCase(taken, county.key),
    };
  });
}

/** D2: the county government says who is competent; the case goes there, and whoever it is sees why. */
export function decideDispute(context: RequestContext, input: Asked<'decide'>): Answer {
  return takeStep(context, dispute, 'decide', named(input), input, ({ hub, row, now }) => {
    const today = shanghaiDay(now).toString();
    const designated = namedOrganization(hub.organizations, input.designatedCode, 'designatedCode', today);
    if (isRefused(designated)) return designated;
    const refusals = checkDesignated(designated);
    if (refusals.length > 0) return refusals;
    return {
      set: {
        designatedId: designated.key,
        decisionBasis: input.basis,
        ...factsGiven(disputeFacts, 'decide', input),
      },
      guestIds: withGuest(row.guestIds, designated),
      also: (taken) => routeCase(taken, designated.key, 'DECIDED'),
    };
  });
}
