import type { Temporal } from 'temporal-polyfill';
import type { GraphQLScalarType } from 'graphql';
import { ID, Int, type ClassType } from 'type-graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import { column } from '../../platform/database/column.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { OrganizationType } from '../organizations/index.js';
import { Proceeding } from './proceeding.graphql.js';

/** A type as `@Field` takes it. */
export type FieldType = ClassType | GraphQLScalarType | object;

type Demand = 'required' | 'optional';

/** What a fact refers to by its key: an organization, several of them, another proceeding. */
export type Reference = 'ORGANIZATION' | 'ORGANIZATIONS' | 'PROCEEDING';
type Suffixes = '' | 'Id' | 'Ids';

interface Declared {
  /** Of MikroORM, or what it refers to. */
  readonly column: (() => { nullable(): object }) | Reference;
  readonly type: () => FieldType;
  /** Chinese first, then English; null: not told. */
  readonly words: string | null;
  readonly isOptional: boolean;
  /** What the row keeps of what a request gives. */
  keep(given: unknown): unknown;
  /** What a request that leaves it out has asked for. */
  readonly byDefault?: unknown;
  /** What a row keeps of nothing; null if not given. */
  readonly nothing?: unknown;
  /** Whether a list is narrowed by any of several values. */
  readonly isChoice?: true;
  /** Name in GraphQL, where it is not the fact's own. */
  readonly shownAs?: string;
  /** The field of the list's filter, and what is said of it. */
  readonly filter?: { readonly name: string | null; readonly words: string };
  readonly asked: Readonly<Record<string, { readonly demand: Demand; readonly words: string }>>;
}

/**
 * A fact of a procedure, declared once for its column, its types, the requests that ask for it and the filter of its list. TypeScript
 * knows how a row keeps it, how a request gives it, whether it may be missing, which steps ask for it, and what its name in a row ends in.
 */
export class Fact<
  Kept = unknown,
  Given = unknown,
  Optional extends boolean = boolean,
  Asked = unknown,
  Suffix extends Suffixes = Suffixes,
> {
  declare readonly shape: readonly [Kept, Given, Optional, Asked, Suffix];

  constructor(readonly declared: Declared) {}

  /** It may be missing, in the row and in what steps ask for. */
  optional(): Fact<Kept, Given, true, Asked, Suffix> {
    return new Fact({ ...this.declared, isOptional: true });
  }

  /** Steps whose requests give it, and what is said of it there if not what is said of it everywhere. */
  askedBy<Step extends string>(
    steps: readonly Step[],
    words = this.declared.words,
  ): Fact<Kept, Given, Optional, Asked & Record<Step, Optional extends true ? 'optional' : 'required'>, Suffix> {
    return this.demandedBy(steps, this.declared.isOptional ? 'optional' : 'required', words);
  }

  /** The same for steps that cannot be asked for without it, though a row may lack it. */
  requiredBy<Step extends string>(
    steps: readonly Step[],
    words = this.declared.words,
  ): Fact<Kept, Given, Optional, Asked & Record<Step, 'required'>, Suffix> {
    return this.demandedBy(steps, 'required', words);
  }

  /** The same for steps that may leave it out, though a row never lacks it. */
  offeredTo<Step extends string>(
    steps: readonly Step[],
    words = this.declared.words,
  ): Fact<Kept, Given, Optional, Asked & Record<Step, 'optional'>, Suffix> {
    return this.demandedBy(steps, 'optional', words);
  }

  /** What a request has asked for that leaves it out. */
  byDefault(value: Given): this {
    return this.with({ byDefault: value });
  }

  /** Its name in GraphQL, where it is not its own. */
  shownAs(name: string): this {
    return this.with({ shownAs: name });
  }

  /** The list can be narrowed by it, as the field `name` or its own. */
  filtered(words = this.declared.words, name: string | null = null): this {
    return this.with({ filter: { name, words: words ?? '' } });
  }

  private demandedBy<More>(steps: readonly string[], demand: Demand, words: string | null) {
    const asked = steps.map((step) => [step, { demand, words: words ?? '' }] as const);
    return new Fact<Kept, Given, Optional, More, Suffix>({
      ...this.declared,
      asked: { ...this.declared.asked, ...Object.fromEntries(asked) },
    });
  }

  private with(more: Partial<Declared>): this {
    return new Fact<Kept, Given, Optional, Asked, Suffix>({ ...this.declared, ...more }) as this;
  }
}

type Plain<Kept, Given = Kept> = Fact<Kept, Given, false, unknown, ''>;

const asIs = (given: unknown): unknown => given;

function plain<Kept, Given = Kept>(
  columnOf: Declared['column'],
  type: () => FieldType,
  words: string | null,
  keep = asIs,
): Plain<Kept, Given> {
  return new Fact({ column: columnOf, type, words, isOptional: false, keep, asked: {} });
}

export const text = (words: string | null = null): Plain<string> => plain(column.text, () => String, words);

export const flag = (words: string): Plain<boolean> => plain(column.flag, () => Boolean, words);

export const day = (words: string | null = null): Plain<string> => plain(column.date, () => LocalDateScalar, words);

/** Kept and told as RFC 3339 in the time of the county. */
export const instant = (words: string | null = null): Plain<string, Temporal.Instant> =>
  plain(
    column.instant,
    () => DateTimeScalar,
    words,
    (given) => shanghaiText(given as Temporal.Instant),
  );

export const int = (words: string): Plain<number> => plain(column.int, () => Int, words);

/** Figures in an order that another fact gives; not told as they are kept. */
export const figures = (): Plain<readonly number[]> => plain(column.ids, () => [Int], null);

/** Codes of items or, in requests, of organizations; each is kept once. */
export const codes = (words: string): Plain<readonly string[]> =>
  new Fact({
    ...{ column: column.codes, type: () => [String], words, isOptional: false, asked: {}, nothing: [] },
    keep: (given) => [...new Set(given as readonly string[])],
  });

/** One of the values of an enum that is registered with GraphQL. */
export const oneOf = <Value extends string>(values: Readonly<Record<Value, Value>>, words: string): Plain<Value> =>
  new Fact({
    column: column.text,
    type: () => values,
    words,
    isOptional: false,
    keep: asIs,
    asked: {},
    isChoice: true,
  });

/** Any of the values of such an enum, each once. */
export const someOf = <Value extends string>(
  values: Readonly<Record<Value, Value>>,
  words: string,
): Plain<readonly Value[]> =>
  new Fact({
    ...{ column: column.codes, type: () => [values], words, isOptional: false, asked: {}, nothing: [] },
    keep: (given) => [...new Set(given as readonly Value[])],
  });

/** What requests alone have: the global id of something, ids, or an input type of its own. */
export const id = (words: string): Plain<string> => plain(column.text, () => ID, words);
export const ids = (words: string): Plain<readonly string[]> => plain(column.codes, () => [ID], words);
export const nested = <Input>(type: () => ClassType<Input & object>, words: string): Plain<Input> =>
  plain(column.text, type, words);
export const nestedList = <Input>(type: () => ClassType<Input & object>, words: string): Plain<readonly Input[]> =>
  plain(column.text, () => [type()], words);

/** A key of an organization; requests name organizations by code, which the step's decision looks up. */
export const organization = (words: string | null = null): Fact<number, never, false, unknown, 'Id'> =>
  new Fact({ column: 'ORGANIZATION', type: () => OrganizationType, words, isOptional: false, keep: asIs, asked: {} });

/** Keys of several organizations; none is an empty list. */
export const organizations = (words: string | null = null): Fact<readonly number[], never, false, unknown, 'Ids'> =>
  new Fact({
    ...{ column: 'ORGANIZATIONS', type: () => [OrganizationType], words, isOptional: false, keep: asIs, asked: {} },
    nothing: [],
  });

/** A key of another proceeding; requests name it by its global id, which the step's decision looks up. */
export const proceeding = (words: string): Fact<string, never, false, unknown, 'Id'> =>
  new Fact({ column: 'PROCEEDING', type: () => Proceeding, words, isOptional: false, keep: asIs, asked: {} });

export type Facts = Readonly<Record<string, Fact>>;

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

/** The property of the row that a fact is kept as. */
export function propertyOf(name: string, { declared }: Fact): string {
  if (typeof declared.column !== 'string') return name;
  return declared.column === 'ORGANIZATIONS' ? `${name}Ids` : `${name}Id`;
}
