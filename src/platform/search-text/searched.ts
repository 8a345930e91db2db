import { maskCitizenNumbers } from '../../kernel/codes/personal-numbers.js';
import { normalizeForSearch } from '../../kernel/text.js';
import { initialsOf } from './initials.js';

/** A text that something says, and the field of GraphQL that tells it. */
export interface SaidText {
  readonly field: string;
  readonly text: string;
  /** Whether it is short and names the thing: a title, a number, a party. It is found whole before others, and by its initials. */
  readonly isName: boolean;
}

/** The same as the columns of tables keep it. */
export type SearchColumns = {
  /** Names and initials, a line each. */
  readonly searchNames: string;
  /** The same and all else, a line each. */
  readonly searchText: string;
};

/** What something is found by: normalized for comparing, and nobody by the number of a citizen. */
export function searchColumns(texts: readonly SaidText[]): SearchColumns {
  const shown = linesOf(texts.filter(({ isName }) => isName));
  const names = [...new Set([...shown, ...shown.flatMap(initialsOf)])];
  return {
    searchNames: names.join('\n'),
    searchText: [...names, ...linesOf(texts.filter(({ isName }) => !isName))].join('\n'),
  };
}

/** Texts that name nothing, as `searchText` has them; empty without any. */
export function searchedLines(texts: readonly SaidText[]): string {
  return linesOf(texts).join('\n');
}

function linesOf(texts: readonly SaidText[]): string[] {
  return texts.map(({ text }) => normalizeForSearch(maskCitizenNumbers(text))).filter((line) => line !== '');
}
