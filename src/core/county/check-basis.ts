import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';

const longestBasis = 500;

/** Whatever the county government decides says on what it rests. */
export function checkBasis(basis: string): Refusal[] {
  if (basis.trim() === '') return [refusal('basis', 'REQUIRED', '须写明依据')];
  return basis.length > longestBasis || !isWellFormed(basis)
    ? [refusal('basis', 'INVALID', `依据不得超过${longestBasis}字，不得含非法字符`)]
    : [];
}
