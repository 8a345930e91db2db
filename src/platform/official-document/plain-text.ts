/** No form of XML holds control characters and non-characters, and marks of direction would show a text in another order than stored. */
const unwritable = /[\p{Cc}\p{Noncharacter_Code_Point}\p{Bidi_Control}]/gu;

/** The paragraphs of a text, without what cannot be written; half of a surrogate pair becomes the mark of a lost character. */
export function plainLines(text: string): string[] {
  return text
    .toWellFormed()
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) => line.replaceAll('\t', ' ').replace(unwritable, '').trim())
    .filter((line) => line !== '');
}

/** A text that stands on one line. */
export function plainText(text: string): string {
  return plainLines(text).join(' ');
}

/** How many full-width characters a text is wide; letters and digits are half as wide. */
export function fullWidths(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character < '\u0100' ? 0.5 : 1), 0);
}
