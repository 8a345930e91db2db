import { refusal, type Refusal } from '../../kernel/refusal.js';
import { illFormed, isWellFormed } from '../../kernel/text.js';

/** Names, numbers, codes and reasons: short enough that any of them fits an index entry. */
const longestText = 500;
const longestProse = 20_000;
const longestKey = 200;
/** The most characters that NFKC makes of one. */
const unfolding = 18;

/**
 * Texts that may not be kept or that nobody can read, anywhere in the input, each with its path; whether one names a person by number
 * was looked at before, by the fields' types. `prose` are the fields that may be as long as a chapter. Length counts after NFKC too.
 */
export function checkTexts(input: object, prose: readonly string[] = []): Refusal[] {
  const refusals: Refusal[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') {
      if (!isWellFormed(value)) refusals.push(refusal(path, 'INVALID', illFormed));
      else {
        const longest = prose.includes(path.at(-1) ?? '') ? longestProse : longestText;
        if (value.length > longest || (value.length * unfolding > longest && value.normalize('NFKC').length > longest))
          refusals.push(refusal(path, 'INVALID', `文本不得超过${longest}字`));
      }
    } else if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) visit(element, [...path, String(index)]);
    } else if (isPlainInput(value)) {
      for (const [key, element] of Object.entries(value)) visit(element, [...path, key]);
    }
  };
  visit(input, []);
  return refusals;
}

/** Input objects hold strings, lists and further inputs; instants and other values of scalars are not walked. */
function isPlainInput(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(Symbol.toStringTag in value);
}

/** A key is text that can be kept, and short enough for an index entry. */
export function checkIdempotencyKey(key: string | null): Refusal[] {
  if (key === null) return [];
  if (!isWellFormed(key)) return [refusal('idempotencyKey', 'INVALID', illFormed)];
  if (key.trim() === '') return [refusal('idempotencyKey', 'REQUIRED', '幂等键不能为空')];
  return key.length > longestKey ? [refusal('idempotencyKey', 'INVALID', `幂等键不得超过${longestKey}字`)] : [];
}
