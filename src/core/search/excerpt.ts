import { normalizeForSearch } from '../../kernel/text.js';

const longest = 80;
/** What stands before the place, so that it is read in its sentence. */
const before = 20;

/** The part of a text around the first of the terms that stand in it, as it was written; null where none does. */
export function excerptOf(text: string, terms: readonly string[]): string | null {
  const characters = Array.from(text);
  // Where each character's own form ends, in the normalized text.
  const forms = characters.map(normalizeForSearch);
  const normalized = forms.join('');
  const places = terms.map((term) => normalized.indexOf(term)).filter((place) => place >= 0);
  if (places.length === 0) {
    // Characters that are one only together, such as a letter and its accent: the text as a whole tells.
    const whole = normalizeForSearch(text);
    return terms.some((term) => whole.includes(term)) ? cut(characters, 0) : null;
  }
  const place = Math.min(...places);
  let passed = 0;
  const at = forms.findIndex((form) => (passed += form.length) > place);
  return cut(characters, Math.max(at - before, 0));
}

function cut(characters: readonly string[], from: number): string {
  const room = longest - (from > 0 ? 1 : 0);
  const fits = characters.length - from <= room;
  const shown = characters.slice(from, fits ? undefined : from + room - 1).join('');
  return `${from > 0 ? '…' : ''}${shown}${fits ? '' : '…'}`;
}
