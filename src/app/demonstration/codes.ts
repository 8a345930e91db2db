import { checkCitizenNumber } from '../../kernel/codes/citizen-number.js';
import { checkCreditCode } from '../../kernel/codes/credit-code.js';
import type { Random } from './random.js';

/** A unified social credit code that is right by its check character; the letters MADEM mark the demonstration. */
export function inventCreditCode(random: Random, soleTrader: boolean): string {
  const body = `${soleTrader ? '92' : '91'}141025MADEM${String(random.between(0, 9999)).padStart(4, '0')}`;
  return withCheckCharacter(body, '0123456789ABCDEFGHJKLMNPQRTUWXY', checkCreditCode);
}

/** A citizen number that is right by its check character; a birth in the 1890s makes sure that it is nobody's. */
export function inventCitizenNumber(random: Random): string {
  const born = `189${random.between(0, 9)}${two(random.between(1, 12))}${two(random.between(1, 28))}`;
  const body = `141025${born}${String(random.between(1, 999)).padStart(3, '0')}`;
  return withCheckCharacter(body, '0123456789X', checkCitizenNumber);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function withCheckCharacter(body: string, alphabet: string, check: (code: string) => string | null): string {
  const character = Array.from(alphabet).find((candidate) => check(body + candidate) === null);
  if (character === undefined) throw new Error(`${body} has no check character`);
  return body + character;
}
