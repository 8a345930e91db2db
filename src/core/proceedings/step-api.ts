import type { RequestContext } from '../hub.js';
import type { OpeningRules, StepRules } from './decision-context.js';
import type { StepInput } from './decision.js';
import type { Facts } from './fact.js';
import { factsGiven, type AskedFor, type FactsOf, type Told } from './facts-of.js';
import { openProceeding } from './open-proceeding.js';
import type { Procedure } from './procedure.js';
import type { ProceedingPayload } from './proceeding-payload.js';
import { takeStep } from './take-step.js';

/**
 * A mutation that takes a step: what is said of it and of its request, and the procedure's own rules for it. A step that has none keeps
 * what its request gives.
 */
export type StepApi<Row extends object, Input, Clock extends string, Loaded> = {
  readonly words: string;
  /** Of its request; not given where it asks for nothing. */
  readonly request?: string;
  /** The name of the request's type where several steps share it; that of the mutation if not given. */
  readonly requestName?: string;
  /** The step of the table that a request takes, where one mutation stands for several and the request tells which. */
  readonly stepFor?: (input: Input) => string;
} & Partial<OpeningRules<Row, Input, Clock, Loaded>> &
  Partial<StepRules<Row, Input, Clock, Loaded>>;

/** The request of a step, as handlers get it. */
export type InputOf<All, Beside, Step, Field extends string> = StepInput &
  AskedFor<All, Step & string> &
  (Step extends keyof Beside ? Told<Beside[Step]> : unknown) &
  Readonly<Record<`${Field}Id`, string>>;

/** One entry a step. */
export type StepApis<All, Beside, Clock extends string, Field extends string, Loaded> = {
  readonly [Step in keyof Loaded]: StepApi<FactsOf<All>, InputOf<All, Beside, Step, Field>, Clock, Loaded[Step]>;
};

/** No entry but for steps of the table, and none whose opening or decision rests on what nobody has read. */
export type Complete<Loaded, Name> = {
  readonly [Step in keyof Loaded]: Step extends Name ? (undefined extends Loaded[Step] ? unknown : Loads) : never;
};

type Loads = ({ readonly open?: never } | { readonly loadOpening: unknown }) &
  ({ readonly decide?: never } | { readonly load: unknown });

/** A request of whatever step. */
export type GivenInput = StepInput & Readonly<Record<string, unknown>>;

type Act = (context: RequestContext, step: string, given: GivenInput) => Promise<ProceedingPayload>;

/**
 * Takes a step as its mutation does: one that may open a proceeding opens it unless its request names the one it is taken in, by the
 * field `idField`.
 */
export function stepsOf(
  procedure: Procedure,
  facts: Facts,
  idField: string,
  rules: Readonly<Record<string, StepApi<object, GivenInput, string, unknown>>>,
): Act {
  return (context, step, given) => {
    const keepGiven = () => ({ set: factsGiven<Facts, string>(facts, step, given) });
    const { open, loadOpening, load, decide = keepGiven, stepFor, stepIn } = rules[step] ?? {};
    const taken = stepFor?.(given) ?? step;
    if (open && given[idField] == null) {
      return openProceeding(context, procedure, taken, given, { open, ...(loadOpening && { loadOpening }) });
    }
    const named = { path: idField, id: String(given[idField]) };
    return takeStep(context, procedure, taken, named, given, {
      decide,
      ...(load && { load }),
      ...(stepIn && { stepIn }),
    });
  };
}
