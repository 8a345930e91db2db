import { Temporal } from 'temporal-polyfill';
import { shanghaiText } from '../../kernel/instant-text.js';
import { checkPastMoment } from '../../kernel/moment-check.js';
import type { Refusal } from '../../kernel/refusal.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  latestMoment,
  refusalsOf,
  unlessRefused,
  visibleProceeding,
  type ProceedingRow,
  type Opening,
  type Deciding,
  type Loading,
  type Made,
  type Opened,
} from '../../core/proceedings/index.js';
import { policeSupportFacts, type PoliceSupport } from './police-support.facts.js';
import { titleOf } from './police-support.js';
import { checkCaller, checkReferral, policeCode } from './police-support.rules.js';

/** A7: officers who are obstructed call the police, whose time runs from the call. */
export function callPolice(opening: Opening<PoliceSupport, 'call'>): Opened<PoliceSupport> {
  const { input, viewer, organizations, today } = opening;
  const police = namedOrganization(organizations, policeCode, [], today);
  const refusals = [
    ...checkCaller(viewer.organization),
    // They called when it had happened, which may be a while before the call is registered.
    ...checkPastMoment('occurredAt', input.occurredAt, {
      what: '发生时间',
      latest: latestMoment(opening),
      ...(opening.occurredAt === opening.now ? {} : { until: '请求配合的时间' }),
      rule: 'A7',
    }),
    ...refusalsOf(police),
  ];
  if (refusals.length > 0 || isRefused(police)) return refusals;
  return {
    set: {
      callerId: viewer.organization.key,
      policeId: police.key,
      ...factsGiven(policeSupportFacts, 'call', input),
      helpGiven: [],
    },
    title: titleOf(input),
    starts: input.ongoing ? { past: null } : { ongoing: null },
  };
}

/** A7: the police deal with it, once or more often; the first time meets the clock, each stands in the history. */
export function recordHandling(deciding: Deciding<PoliceSupport, 'handle'>): Made<PoliceSupport> {
  const { input, row, occurredAt } = deciding;
  const { handledAt, handling, help, note } = input;
  const at = handledAt ?? occurredAt;
  const refusals = checkPastMoment('handledAt', handledAt, {
    what: '处理时间',
    latest: latestMoment(deciding),
    after: { what: '发生时间', at: Temporal.Instant.from(row.occurredAt) },
    rule: 'A7',
  });
  return unlessRefused(refusals, () => ({
    set: {
      handledAt: row.handledAt ?? shanghaiText(at),
      handling,
      helpGiven: [...new Set([...row.helpGiven, ...(help ?? [])])],
    },
    metAt: { ongoing: at, past: at },
    // A8: the result is due since they first dealt with it.
    ...(row.handledAt === null ? {} : { starts: { result: null } }),
    note: note ?? handling,
  }));
}

type Referral = ProceedingRow | readonly Refusal[] | null;

/** Reads the referral for prosecution that a result names. */
export async function loadReferral(loading: Loading<PoliceSupport, 'reportResult'>): Promise<Referral> {
  const { referralId } = loading.input;
  return referralId == null ? null : visibleProceeding(loading, 'referralId', referralId);
}

/** A8: what became of it; where it was crime, with the referral for prosecution. */
export function reportResult({
  input,
  loaded: referral,
}: Deciding<PoliceSupport, 'reportResult', Referral>): Made<PoliceSupport> {
  const { outcome, result } = input;
  if (referral === null) return { set: { outcome, result } };
  if (isRefused(referral)) return referral;
  return unlessRefused(checkReferral(outcome, referral.procedure), () => ({
    set: { outcome, result, referralId: referral.key },
  }));
}
