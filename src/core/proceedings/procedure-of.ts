import type { Decided, Decision, OpeningDecision } from './decision.js';
import type { DecisionContext, OpeningContext, OpeningLoad, StepLoad } from './decision-context.js';
import type { Facts } from './fact.js';
import type { FactsOf, RequestOf } from './facts-of.js';

/**
 * The types of a procedure in one: its facts, what requests tell beside them by step, the steps that open it, and the field of a request
 * that names a proceeding. Those below take it, so that a decision says no more than which step it is for:
 *
 * `(context: Deciding<WhistleCall, 'report'>) => Made<WhistleCall>`
 */
export interface ProcedureOf<
  All extends Facts,
  Beside extends Readonly<Record<string, Facts>>,
  Opening extends string,
  IdField extends string,
> {
  readonly facts: All;
  readonly requests: Beside;
  readonly opening: Opening;
  readonly idField: IdField;
}

type AnyProcedure = ProcedureOf<Facts, Readonly<Record<string, Facts>>, string, string>;

/** What the request of a step asks for. */
export type Asked<Of extends AnyProcedure, Step extends string> = RequestOf<
  Of['facts'],
  Of['requests'],
  Step,
  Of['opening'],
  Of['idField']
>;

/** What an opening, or a step in a proceeding, is decided on; `Loaded` is what was read for it. */
export type Opening<Of extends AnyProcedure, Step extends string, Loaded = undefined> = OpeningContext<
  Asked<Of, Step>,
  Loaded
>;
export type Deciding<Of extends AnyProcedure, Step extends string, Loaded = undefined> = DecisionContext<
  FactsOf<Of['facts']>,
  Asked<Of, Step>,
  Loaded
>;

/** What is read with before either. */
export type LoadingOpening<Of extends AnyProcedure, Step extends string> = OpeningLoad<Asked<Of, Step>>;
export type Loading<Of extends AnyProcedure, Step extends string> = StepLoad<FactsOf<Of['facts']>, Asked<Of, Step>>;

/** What is made of it, or everything that is wrong with it. */
export type Opened<Of extends AnyProcedure> = Decided<OpeningDecision<FactsOf<Of['facts']>>>;
export type Made<Of extends AnyProcedure> = Decided<Decision<FactsOf<Of['facts']>>>;
