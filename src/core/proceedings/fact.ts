import type { FieldType } from '../../platform/graphql/field-type.js';

export type Demand = 'required' | 'optional';

/** What a fact refers to by its key: an organization, several of them, another proceeding. */
type Reference = 'ORGANIZATION' | 'ORGANIZATIONS' | 'PROCEEDING';
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
  /** Why nobody puts it right as such: a step of its own does, or others have acted on it. */
  readonly fixed?: string;
  /** The field of a correction, where it is not its name. */
  readonly correctedAs?: string;
  /** Whether it may be told where nothing was: who opens a proceeding may not know it yet. */
  readonly isKnownLater?: true;
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

  /** It stays as it was given: a step of its own puts it right, or others have acted on it; which, is the reason. */
  fixed(reason: string): this {
    return this.with({ fixed: reason });
  }

  /** The field by which a correction tells it: every correction has fields of its own. */
  correctedAs(name: string): this {
    return this.with({ correctedAs: name });
  }

  /** Whoever was asked for it and did not know it tells it as a correction. */
  knownLater(): this {
    return this.with({ isKnownLater: true });
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

export type Facts = Readonly<Record<string, Fact>>;

/**
 * Whether a step asks for it and it is a text, a code, a choice, or several of those. Moments, numbers and what is yes or no move clocks:
 * they have steps of their own.
 */
export function isPutRight({ declared: { column, type, words, asked, isChoice, nothing } }: Fact): boolean {
  const isList = Array.isArray(nothing);
  const isTold = type() === String || isChoice === true || isList;
  return typeof column !== 'string' && isTold && words !== null && Object.keys(asked).length > 0;
}

/** Whether whoever gave it may put it right. */
export function isCorrectable(fact: Fact): boolean {
  return isPutRight(fact) && fact.declared.fixed === undefined;
}

/** Whether it is told in words. */
export function isText({ declared: { column, type, words, isChoice } }: Fact): boolean {
  return typeof column !== 'string' && type() === String && !isChoice && words !== null;
}

/** The property of the row that a fact is kept as. */
export function propertyOf(name: string, { declared }: Fact): string {
  if (typeof declared.column !== 'string') return name;
  return declared.column === 'ORGANIZATIONS' ? `${name}Ids` : `${name}Id`;
}
