import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { PolicyTerm, ProcedureClock } from '../../kernel/procedure.js';
import type { Term } from '../../kernel/deadline.js';
import { organizationOfKind } from '../organizations/index.js';
import { byPolicy } from './clocks.js';
import type { Circumstances } from './decision-context.js';
import { organization, text } from './facts.js';

/**
 * A reason does not win by being written, nor does silence: whoever asked for something puts the refusal before the county government,
 * which orders it or upholds the reason (A5; U7, A2 and U10 in the same way). Tables name these steps as their clause does.
 */
export const contestedStates = {
  ESCALATED: '已提请县政府',
  ORDERED: '县政府决定办理',
  UPHELD: '县政府认可理由',
} as const;

/** A step of it, as a table takes it. */
interface ContestStep<From extends string, To extends string, Party extends string> {
  readonly label: string;
  readonly rule: string;
  readonly by: Party;
  readonly from: From;
  readonly to: To;
  readonly needs: Readonly<Record<string, string>>;
}

/** Puts a refusal before the county government. */
export function contest<State extends string, Party extends string>(
  rule: string,
  by: Party,
  from: State,
): ContestStep<State, 'ESCALATED', Party> {
  return { label: '提请县政府决定', rule, by, from, to: 'ESCALATED', needs: { reason: '提请的理由' } };
}

/** Puts silence before it. */
export function contestSilence<State extends string, Party extends string>(
  rule: string,
  by: Party,
  from: State,
): ContestStep<State, 'ESCALATED', Party> {
  return { ...contest(rule, by, from), label: '逾期未答复，提请县政府决定' };
}

/** It decides that what was asked for is done. */
export function order(rule: string, label: string): ContestStep<'ESCALATED', 'ORDERED', 'county'> {
  return { label, rule, by: 'county', from: 'ESCALATED', to: 'ORDERED', needs: { decision: '决定内容' } };
}

/** It finds that there was a reason. */
export function uphold(rule: string, label: string): ContestStep<'ESCALATED', 'UPHELD', 'county'> {
  return { label, rule, by: 'county', from: 'ESCALATED', to: 'UPHELD', needs: { decision: '决定内容' } };
}

/** Which steps of a table lead into the contest and out of it. */
interface ContestedSteps<Name extends string> {
  /** Those by which somebody refuses. */
  readonly refused: readonly Name[];
  /** By which that is accepted, put before the county government, decided by it, and by which it is done all the same. */
  readonly accepted: readonly Name[];
  readonly escalated: readonly Name[];
  readonly decided: readonly Name[];
  readonly done: readonly Name[];
}

/** A refusal is answered in time, by whoever asked and by the county government. */
export function contestClocks<Asking extends string, const Name extends string>(
  rule: string,
  asking: Asking,
  { refused, accepted, escalated, decided, done }: ContestedSteps<Name>,
): Readonly<Record<'contesting' | 'countyDecision', ProcedureClock<Asking | 'county', Name>>> {
  return {
    contesting: {
      label: '接受理由或提请县政府决定',
      rule,
      by: asking,
      within: byPolicy('contest-working-days'),
      starts: refused,
      met: [...accepted, ...escalated],
      ended: done,
    },
    countyDecision: {
      label: '县政府决定',
      rule,
      by: 'county',
      within: byPolicy('contest-decision-working-days'),
      starts: escalated,
      met: decided,
      ended: done,
    },
  };
}

/** What it has ordered is done in time. */
export function orderedClock<Party extends string, Name extends string>(
  rule: string,
  by: Party,
  within: Term | PolicyTerm,
  { decided, done }: { readonly decided: readonly Name[]; readonly done: readonly Name[] },
): ProcedureClock<Party, Name> {
  return { label: '按县政府决定办理', rule, by, within, starts: decided, met: done };
}

/** What is kept of it. */
export const contestFacts = {
  /** The county government, once a refusal or silence was put before it. */
  county: organization().optional(),
  escalationReason: text('提请县政府的理由。Why the county government was asked.').optional(),
  decision: text('县政府的决定。What the county government decided.')
    .optional()
    .requiredBy(['order', 'uphold'], '决定内容，必填。What is decided, required.'),
};

/** What a request has that puts something before it, or refuses. */
export const reasoned = { reason: text('理由，必填。The reason, required.') };

/** The county government becomes a party, and reads why. */
export function beforeCounty(
  { organizations, today }: Circumstances,
  path: string,
  rule: string,
  reason: string,
): { readonly countyId: number; readonly escalationReason: string } | readonly Refusal[] {
  const county = organizationOfKind(organizations, 'COUNTY_GOVERNMENT', today);
  return county
    ? { countyId: county.key, escalationReason: reason }
    : [refusal(path, 'NOT_FOUND', '平台未登记县政府', rule)];
}
