import { holdsCitizenNumber } from './codes/personal-numbers.js';
import { illFormed, isWellFormed } from './text.js';

/** What is told of a text that names a person by number. */
export const namesPerson = '不得写入公民身份号码（18位或15位）；确需提及的，请隐去中间各位，如 141***********1019';

/**
 * Why a text may not be kept, in Chinese, whatever way it came in by; null when it may. What it says is not told again. A field that is
 * made for the number of a person keeps it sealed, and is the only kind that may hold one.
 */
export function textFault(text: string, isForNumber = false): string | null {
  if (!isWellFormed(text)) return illFormed;
  return !isForNumber && holdsCitizenNumber(text) ? namesPerson : null;
}
