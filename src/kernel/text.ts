import { unifyBrackets } from './brackets.js';

/**
 * Control characters but TAB, LF and CR, and the noncharacters U+FFFE and U+FFFF: XML 1.0 (2.2) holds none of them, PostgreSQL no U+0000.
 * U+202A–U+202E and U+2066–U+2069 (UAX #9) let a text be read in another order than it is written in.
 */
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** What is told of a text that is not well-formed. */
export const illFormed = '文本含有控制字符、非字符、不成对的代理字符或改变文字方向的字符，请删去后重新提交';

/** Whether a text may be kept: no lone surrogate, no control but TAB, LF and CR, no noncharacter, nothing that reorders it. */
export function isWellFormed(text: string): boolean {
  return !forbidden.test(text) && text.isWellFormed();
}

/** Characters that nobody sees: format characters, variation selectors, fillers, the blank of Braille. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}

/** Marks that look alike and that NFKC leaves apart, behind the one that stands for them; beside these any dash is `-`. */
const alike = ['·•‧∙⋅⸱・', '~〜〰∼', '-−─━', '"“”„‟″「」『』', "'‘’‚‛′", '《<〈«‹', '》>〉»›'];
const oneOf = new Map(alike.flatMap((marks) => Array.from(marks).map((mark) => [mark, marks.charAt(0)] as const)));
const lookAlikes = new RegExp(
  `[\\p{Dash_Punctuation}${[...oneOf.keys()].filter((mark) => mark !== '-').join('')}]`,
  'gu',
);

/** Controls that are left in a text, and show nothing: DEL and those of ISO 6429. */
// oxlint-disable-next-line no-control-regex
const silent = /[\u007f-\u009f]/g;

/**
 * Text as people see it, for comparing: what nobody sees left out, full width and other compatibility forms folded (NFKC), lower case,
 * one kind of brackets, dots, dashes and quotes, any white space a single space.
 */
function foldForSearch(text: string): string {
  const folded = withoutUnseen(text).replace(silent, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  // In one go: this runs for each text of a publication.
  const same = unifyBrackets(folded).replace(lookAlikes, (mark) => oneOf.get(mark) ?? '-');
  return same.replace(/\s+/g, ' ').trim();
}

/** The same without spaces: what is kept for searches, and what is looked for in it. */
export function normalizeForSearch(text: string): string {
  return foldForSearch(text).replaceAll(' ', '');
}

/** What stands between the spaces of a text, each as searches compare it. */
export function searchTerms(text: string): string[] {
  return foldForSearch(text)
    .split(' ')
    .filter((term) => term !== '');
}

/** How many characters people count: 𠮷 is one. */
export function characterCount(text: string): number {
  return Array.from(text).length;
}

/**
 * The distinct pairs of neighbouring characters of a text, in the order they come; none for a text of one character. What
 * a search looks up before it compares: Chinese has no spaces between words.
 */
export function bigrams(text: string): string[] {
  const characters = Array.from(text);
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`))];
}
