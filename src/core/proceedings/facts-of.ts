import type { StepInput } from './decision.js';
import type { Demand, Facts } from './fact.js';

type Shape<Each> = Each extends { readonly shape: infer Of } ? Of : never;
type Kept<Of> = Of extends readonly [infer Value, unknown, infer Optional, ...unknown[]]
  ? Optional extends true
    ? Value | null
    : Value
  : never;
type Property<Name, Of> = Name extends string
  ? Of extends readonly [unknown, unknown, unknown, unknown, infer Suffix extends string]
    ? `${Name}${Suffix}`
    : never
  : never;

/** The facts of a row, by property; organizations are keys, instants RFC 3339, days `YYYY-MM-DD`. */
export type FactsOf<All> = {
  readonly [Name in keyof All as Property<Name, Shape<All[Name]>>]: Kept<Shape<All[Name]>>;
};

type Given<Of> = Of extends readonly [unknown, infer Value, ...unknown[]] ? Value : never;
type DemandedOf<Of, Step extends string> = Of extends readonly [unknown, unknown, unknown, infer Asked, unknown]
  ? Asked extends Readonly<Record<Step, infer Wanted>>
    ? Wanted
    : never
  : never;
type AskedNames<All, Step extends string, Wanted extends Demand> = {
  [Name in keyof All]: DemandedOf<Shape<All[Name]>, Step> extends infer Found
    ? [Found] extends [never]
      ? never
      : Found extends Wanted
        ? Name
        : never
    : never;
}[keyof All];

/** What the request of a step gives of the facts. */
export type AskedFor<All, Step extends string> = {
  readonly [Name in AskedNames<All, Step, 'required'>]: Given<Shape<All[Name]>>;
} & { readonly [Name in AskedNames<All, Step, 'optional'>]?: Given<Shape<All[Name]>> | null };

/**
 * What a step's request gives of the facts, as a row keeps it; null for what it leaves out. Facts that the step's decision makes of
 * something else are set beside these.
 */
export function factsGiven<All extends Facts, Step extends string>(
  facts: All,
  step: Step,
  request: Readonly<Partial<Record<keyof All, unknown>>>,
): Pick<FactsOf<All>, AskedNames<All, Step, Demand> & keyof FactsOf<All>> {
  const asked = Object.entries(facts).filter(([, { declared }]) => step in declared.asked);
  const kept = asked.map(([name, { declared }]) => {
    const given = request[name] ?? declared.byDefault ?? null;
    return [name, given === null ? (declared.nothing ?? null) : declared.keep(given)] as const;
  });
  return Object.fromEntries(kept) as never;
}

type MayLack<Of> = Of extends readonly [unknown, unknown, true, ...unknown[]] ? true : false;

/** What a request has that is declared beside the facts. */
export type Told<All> = {
  readonly [Name in keyof All as MayLack<Shape<All[Name]>> extends true ? never : Name]: Given<Shape<All[Name]>>;
} & {
  readonly [Name in keyof All as MayLack<Shape<All[Name]>> extends true ? Name : never]?: Given<
    Shape<All[Name]>
  > | null;
};

/**
 * The request of a step: what it gives of the facts, and what it tells beside them. Steps that do not open a proceeding name the one
 * they are taken in, by the field `IdField`.
 */
export type RequestOf<All, Beside, Step extends string, Opening extends string, IdField extends string> = StepInput &
  AskedFor<All, Step> &
  (Step extends keyof Beside ? Told<Beside[Step]> : unknown) &
  (Step extends Opening ? unknown : Readonly<Record<IdField, string>>);
