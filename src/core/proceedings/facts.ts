import type { Temporal } from 'temporal-polyfill';
import { ID, Int, type ClassType } from 'type-graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import { column } from '../../platform/database/column.js';
import type { FieldType } from '../../platform/graphql/field-type.js';
import { DateTimeScalar, LocalDateScalar } from '../../platform/graphql/scalars.js';
import { OrganizationType } from '../organizations/index.js';
import { Fact } from './fact.js';
import { Proceeding } from './proceeding.graphql.js';

type Plain<Kept, Given = Kept> = Fact<Kept, Given, false, unknown, ''>;

const asIs = (given: unknown): unknown => given;

function plain<Kept, Given = Kept>(
  columnOf: Fact['declared']['column'],
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

/** The key of what is no proceeding; whoever may see it is told of it by a resolver. */
export const key = (): Plain<string> => plain(column.uuid, () => ID, null);

export const int = (words: string): Plain<number> => plain(column.int, () => Int, words);

/** Figures in an order that another fact gives; not told as they are kept. */
export const figures = (): Plain<readonly number[]> => plain(column.ids, () => [Int], null);

/** Codes of items or, in requests, of organizations; each is kept once. */
export const codes = (words: string | null = null): Plain<readonly string[]> =>
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
export const proceeding = (words: string | null = null): Fact<string, never, false, unknown, 'Id'> =>
  new Fact({ column: 'PROCEEDING', type: () => Proceeding, words, isOptional: false, keep: asIs, asked: {} });
