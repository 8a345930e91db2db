import { checkCitizenNumber, isBirthday, maskCitizenNumber } from './citizen-number.js';
import { checkCreditCode } from './credit-code.js';
import { digitRuns, joins, mayHoldRun, type DigitRun } from './digit-runs.js';

/** Where a number stands in a text, and how it may be shown. */
interface FoundNumber {
  readonly number: string;
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** First two digits of the administrative divisions (GB/T 2260). */
const province = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])';
const monthAndDay = String.raw`(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`;
const newForm = new RegExp(String.raw`^[1-9]\d{5}(?:1[89]|20)\d\d${monthAndDay}\d{3}[\dX]$`);
/** Numbers of 15 digits were given until 1999, without the century; who was born before 1920 has no use for one any more. */
const oldForm = new RegExp(String.raw`^${province}\d{4}[2-9]\d${monthAndDay}\d{3}$`);
const mobileForms = [/^1[3-9]\d{9}$/, /^861[3-9]\d{9}$/, /^00861[3-9]\d{9}$/];
const startsInProvince = new RegExp(`^${province}`);
const [newLength, oldLength, mobileLength] = [18, 15, 11];

/**
 * Permits for building have the same shape since 2014: division, day, sequence. Of a day from then on the check character must be right.
 */
const permitsSince = '2014';

/** Whether a citizen number of 18 or 15 digits (GB 11643) stands in a text, whatever stands between its digits and however wide they are. */
export function holdsCitizenNumber(text: string): boolean {
  return mayHoldRun(text, oldLength) && digitRuns(text).some(holdsOne);
}

/** The text with the citizen numbers that stand in it masked, or one of them only. */
export function maskCitizenNumbers(text: string, only: string | null = null): string {
  if (!mayHoldRun(text, oldLength)) return text;
  let masked = '';
  let from = 0;
  for (const found of digitRuns(text).flatMap(foundIn)) {
    if (only !== null && found.number !== only) continue;
    masked += text.slice(from, found.start) + found.masked;
    from = found.end;
  }
  return masked + text.slice(from);
}

/** Whether the number of a mobile telephone stands in a text, with or without +86, whatever stands between its digits. */
export function holdsMobileNumber(text: string): boolean {
  if (!mayHoldRun(text, mobileLength)) return false;
  return digitRuns(text).some((run) =>
    run.digits.some((_, index) =>
      mobileForms.some((form, prefix) => {
        const length = mobileLength + 2 * prefix;
        return (
          form.test(run.values.slice(index, index + length)) &&
          standsAlone(run, index, length) &&
          isSpaced(run, index, length)
        );
      }),
    ),
  );
}

function holdsOne(run: DigitRun): boolean {
  return run.digits.some(
    (_, index) => isCitizenNumber(run, index, newLength) || isCitizenNumber(run, index, oldLength),
  );
}

/** The longer ones first: an old one may seem to begin where a new one goes on. */
function foundIn(run: DigitRun): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const length of [newLength, oldLength]) {
    for (let index = 0; index + length <= run.digits.length; index += 1) {
      if (!isCitizenNumber(run, index, length)) continue;
      const digits = run.digits.slice(index, index + length);
      const [start, end] = [digits[0]?.start ?? 0, digits.at(-1)?.end ?? 0];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({
        number: run.values.slice(index, index + length),
        start,
        end,
        masked: maskCitizenNumber(digits.map(({ shown }) => shown).join('')),
      });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/**
 * A number whose check character is right is one however it is spelled. One whose check character is wrong is a mistyped one where
 * division and birthday may be somebody's; so is an old one, which has no check character. A credit code is none of these.
 */
function isCitizenNumber(run: DigitRun, index: number, length: number): boolean {
  const values = run.values.slice(index, index + length);
  const isNew = length === newLength;
  if (!(isNew ? newForm : oldForm).test(values) || !standsAlone(run, index, length)) return false;
  if (isNew && checkCitizenNumber(values) === null) return true;
  if (!startsInProvince.test(values) || !isSpaced(run, index, length) || isLettered(run, index, length)) return false;
  if (!isNew) return isBirthday(`19${values.slice(6, 12)}`) && isPartedBehindBirthday(run, index);
  const birth = values.slice(6, 14);
  return isBirthday(birth) && birth >= '1900' && birth < permitsSince && checkCreditCode(values) !== null;
}

/** Whether no further digit touches these. */
function standsAlone({ digits }: DigitRun, index: number, length: number): boolean {
  const [first, next] = [digits[index], digits[index + length]];
  const begins = index === 0 || first?.join !== joins.DIRECT || digits[index - 1]?.value === 'X';
  return begins && (next?.join !== joins.DIRECT || next.value === 'X');
}

/** Whether no marks stand between them but spaces, dashes and dots. */
function isSpaced({ digits }: DigitRun, index: number, length: number): boolean {
  return digits.slice(index + 1, index + length).every(({ join }) => join <= joins.SPACED);
}

/** Where an old number is written in parts, one ends with the birthday: a telephone number and a year beside it do not look like one. */
function isPartedBehindBirthday({ digits }: DigitRun, index: number): boolean {
  const isParted = digits.slice(index + 1, index + oldLength).some(({ join }) => join === joins.SPACED);
  return !isParted || digits[index + 12]?.join === joins.SPACED;
}

/** Whether a Latin letter touches them, as in a UUID, a hash or the name of a model. */
function isLettered({ digits, letterBefore, letterAfter }: DigitRun, index: number, length: number): boolean {
  const next = digits[index + length];
  const after = next ? next.value === 'X' && next.join === joins.DIRECT : letterAfter;
  return after || (index === 0 ? letterBefore : digits[index - 1]?.value === 'X');
}
