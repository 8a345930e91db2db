import { bigrams, characterCount, isWellFormed, normalizeForSearch, searchTerms } from '../../kernel/text.js';
import { badInput } from '../graphql/connection.graphql.js';

/** The most characters of a text that is looked for. */
export const longestSought = 200;

/** What somebody looks for. */
export interface Sought {
  /** Without spaces, as it would stand in a text. */
  readonly whole: string;
  /** What stood between its spaces: all of it has to be there. */
  readonly terms: readonly string[];
  /** The pairs of characters that are in it, which an index knows. */
  readonly pairs: readonly string[];
  /** What decides: patterns of LIKE, one a term. */
  readonly patterns: readonly string[];
}

/**
 * What a text asks to be found: everything that stands between its spaces, wherever it stands. A text of single characters is looked for
 * as one, since an index has pairs.
 * @throws GraphQLError BAD_USER_INPUT for a text of less than two characters that people see, or of more than 200, or that PostgreSQL
 * cannot hold
 */
export function soughtIn(text: string, field: string): Sought {
  if (!isWellFormed(text)) throw badInput(`${field}：文本含有非法字符`);
  if (text.length > longestSought * 10) throw tooLong(field);
  const whole = normalizeForSearch(text);
  const length = characterCount(whole);
  if (length < 2) throw badInput(`${field}：检索词至少两个字`);
  if (length > longestSought) throw tooLong(field);
  const apart = searchTerms(text);
  const terms = apart.some((term) => characterCount(term) > 1) ? apart : [whole];
  return { whole, terms, pairs: [...new Set(terms.flatMap(bigrams))], patterns: terms.map(containing) };
}

/** Characters that mean something in LIKE mean themselves. */
function containing(term: string): string {
  return `%${term.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}

function tooLong(field: string): Error {
  return badInput(`${field}：检索词至多${longestSought}字`);
}
