import { unifyBrackets } from './brackets.js';

/** Whether PostgreSQL can hold the text: no U+0000, no lone surrogate. Tabs and line ends are fine. */
export function isWellFormed(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/**
 * Text as searches compare it: full width and other compatibility forms folded (NFKC), lower case, one kind of brackets, any
 * white space a single space.
 */
export function normalizeForSearch(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return unifyBrackets(folded).replace(/\s+/g, ' ').trim();
}

/**
 * The distinct pairs of neighbouring characters of a text, in the order they come; none for a text of one character. What
 * a search looks up before it compares: Chinese has no spaces between words.
 */
export function bigrams(text: string): string[] {
  const characters = Array.from(text);
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`))];
}
