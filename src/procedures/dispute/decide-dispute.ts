import { countyGovernment, namedOrganization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  unlessRefused,
  withGuest,
  type Deciding,
  type Made,
} from '../../core/proceedings/index.js';
import { disputeFacts, type Dispute } from './dispute.facts.js';
import { checkDesignated } from './dispute.rules.js';
import { referCase, routeCase } from './disputed-case.js';

/** D2: consultation has failed; the county government comes to see the dispute and the case, and is to decide. */
export function referDispute({ input, organizations, today }: Deciding<Dispute, 'refer'>): Made<Dispute> {
  const county = countyGovernment(organizations, today);
  return {
    set: { countyId: county.key, referralReason: input.reason },
    also: (context) => referCase(context, county.key),
  };
}

/** D2: the county government says who is competent; the case goes there, and whoever it is sees why. */
export function decideDispute({ input, row, organizations, today }: Deciding<Dispute, 'decide'>): Made<Dispute> {
  const designated = namedOrganization(organizations, input.designatedCode, 'designatedCode', today);
  if (isRefused(designated)) return designated;
  return unlessRefused(checkDesignated(designated), () => ({
    set: { designatedId: designated.key, decisionBasis: input.basis, ...factsGiven(disputeFacts, 'decide', input) },
    guestIds: withGuest(row.guestIds, designated),
    also: (context) => routeCase(context, designated.key, 'DECIDED'),
  }));
}
