/** How a digit is joined to the one before it, from the closest to the loosest. */
export const joins = { DIRECT: 0, UNSEEN: 1, SPACED: 2, PARTED: 3 } as const;
type Join = (typeof joins)[keyof typeof joins];

/** A digit of a text, or the X that may end a number, however it is written. */
interface Digit {
  /** `0` to `9`, or `X`. */
  readonly value: string;
  /** The same as it is shown to people: a small x stays small. */
  readonly shown: string;
  /** Where it stands, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly join: Join;
}

/** Digits with nothing but marks and spaces between them; whether a Latin letter touches the first or the last. */
export interface DigitRun {
  readonly digits: readonly Digit[];
  /** Their values, one after another. */
  readonly values: string;
  readonly letterBefore: boolean;
  readonly letterAfter: boolean;
}

const han = '零一二三四五六七八九';
const crosses = /^[XxХхΧχ×]$/u;
const latin = /\p{Script=Latin}/u;
const letter = /[\p{L}\p{N}]/u;
const hidden = /^[\p{Cf}\p{Default_Ignorable_Code_Point}\p{M}\u2800]*$/u;
const spacing = /^[\p{Cf}\p{Default_Ignorable_Code_Point}\p{M}\u2800\s\p{Z}\p{Pd}−_.·•‧∙⋅⸱・]*$/u;

/** By code unit: which of the Chinese characters from U+4E00 to U+9FFF are digits. */
const [firstHan, lastHan] = [0x4e00, 0x9fff];
const isHanDigit = new Uint8Array(lastHan - firstHan + 1);
for (const character of han) isHanDigit[character.charCodeAt(0) - firstHan] = 1;

/**
 * Whether there may be a run of so many digits: fast, for nearly every text has none. It takes for a digit whatever may be one and
 * lets only Latin letters and Chinese characters part a run, so that it passes over no run there is.
 */
export function mayHoldRun(text: string, length: number): boolean {
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      if (unit >= 0x30 && unit <= 0x39) digits += 1;
      else if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) digits = 0;
    } else if (unit < firstHan || unit > lastHan || isHanDigit[unit - firstHan] === 1) digits += 1;
    else digits = 0;
    if (digits >= length) return true;
  }
  return false;
}

/** The runs of digits in a text: of any width and script, Chinese ones too, whatever marks, spaces or unseen characters stand between them. */
export function digitRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = [];
  let digits: Digit[] = [];
  let letterBefore = false;
  let [before, gap, zero, start] = ['', '', 0, 0];
  const close = (after: string): void => {
    if (digits.length > 0) {
      const values = digits.map(({ value }) => value).join('');
      runs.push({ digits, values, letterBefore, letterAfter: gap === '' && latin.test(after) });
    }
    digits = [];
    gap = '';
  };
  for (const character of text) {
    const end = start + character.length;
    const digit = digitOf(character);
    if (digit && (digit.value !== 'X' || digits.length > 0)) {
      if (digits.length === 0) letterBefore = latin.test(before);
      const { value, shown } = digit;
      digits.push({ value, shown, start, end, join: joinOf(gap, digits.length === 0 || isOfScript(digit, zero)) });
      if (value !== 'X') ({ zero } = digit);
      gap = '';
    } else if (letter.test(character) && !hidden.test(character)) close(character);
    else gap += character;
    before = character;
    start = end;
  }
  close('');
  return runs;
}

interface DigitValue {
  readonly value: string;
  readonly shown: string;
  /** The code point of its script's zero. */
  readonly zero: number;
}

function isOfScript({ value, zero }: DigitValue, other: number): boolean {
  return value === 'X' || zero === other;
}

/** A digit beside one of another script begins a number of its own: 之一110…. */
function joinOf(gap: string, sameScript: boolean): Join {
  if (gap === '') return sameScript ? joins.DIRECT : joins.UNSEEN;
  if (hidden.test(gap)) return joins.UNSEEN;
  return spacing.test(gap) ? joins.SPACED : joins.PARTED;
}

const ascii: readonly DigitValue[] = Array.from('0123456789', (value) => ({ value, shown: value, zero: 0x30 }));

function digitOf(character: string): DigitValue | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return ascii[code - 0x30] ?? ((code | 0x20) === 0x78 ? cross(character) : null);
  const folded = character.normalize('NFKC');
  if (crosses.test(folded)) return cross(folded === 'x' ? folded : 'X');
  const counted = folded === '〇' ? 0 : folded.length === 1 ? han.indexOf(folded) : -1;
  if (counted !== -1) return digit(counted, -1);
  if (/^[0-9]$/.test(folded)) return digit(Number(folded), code - Number(folded));
  return /^\p{Nd}$/u.test(folded) ? digit(decimalOf(folded), code - decimalOf(folded)) : null;
}

function cross(shown: string): DigitValue {
  return { value: 'X', shown, zero: 0 };
}

function digit(value: number, zero: number): DigitValue {
  return { value: String(value), shown: String(value), zero };
}

/** Each script has its ten digits in a row. */
function decimalOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
