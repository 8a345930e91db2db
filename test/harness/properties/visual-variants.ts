import fc from 'fast-check';

/** Characters that look alike to people, and that programs and keyboards write for each other. */
const alike: readonly string[] = [
  '([（［【〔〖',
  ')]）］】〕〗',
  '·•‧・･',
  '-–—－−‐',
  '~～〜',
  '"“”＂',
  "'‘’＇",
  '<〈＜',
  '>〉＞',
];
/** What nobody sees, or sees as a space. */
const unseen = [
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u00ad',
  '\u2060',
  '\ufe0f',
  '\u3164',
  '\u0085',
  ' ',
  '\u3000',
  '\u00a0',
  '\t',
];

/** The same text to people, otherwise written: each character by one that looks like it, with something between that nobody sees. */
export function visualVariant(text: string): fc.Arbitrary<string> {
  const characters = Array.from(text).map((character) =>
    fc.tuple(fc.constantFrom(...lookingLike(character)), fc.option(fc.constantFrom(...unseen), { nil: '', freq: 3 })),
  );
  return fc.tuple(...characters).map((parts) => parts.flat().join(''));
}

function lookingLike(character: string): string[] {
  const set = alike.find((each) => each.includes(character));
  if (set !== undefined) return Array.from(set);
  return [character, character.toUpperCase(), character.toLowerCase(), wide(character)];
}

function wide(character: string): string {
  return character.replace(/[!-~]/g, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));
}
