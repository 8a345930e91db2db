import { checkCitizenNumber, maskCitizenNumber } from '../../kernel/codes/citizen-number.js';
import type { Place, Sealing } from '../../platform/sealing/index.js';

declare module '../hub.js' {
  interface Hub {
    /** Keeps the numbers of people. */
    readonly sealing: Sealing;
  }
}

/** What the columns of a number keep: a person's masked, sealed and to be found again, any other as it is. */
export interface KeptNumber {
  readonly shown: string | null;
  readonly sealed: Buffer | null;
  readonly lookup: Buffer | null;
}

export function keepNumber(sealing: Sealing, number: string | null, place: Place): KeptNumber {
  if (number === null || !isPersonalNumber(number)) return { shown: number, sealed: null, lookup: null };
  return { shown: maskCitizenNumber(number), sealed: sealing.seal(number, place), lookup: sealing.lookup(number) };
}

/** By the number alone, so that whoever looks for it asks the same column that it was put into. */
export function isPersonalNumber(number: string): boolean {
  return checkCitizenNumber(number) === null;
}
