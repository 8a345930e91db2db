import { createHash } from 'node:crypto';
import { normalizeForSearch } from '../../kernel/text.js';

const letters = 'ABCDEFGHJKMNPQRS';
const length = 12;

/**
 * The code of an item that its list gives none: of its department and its name as people see it, so that the list may come again. Letters
 * only behind the department's: digits might read as somebody's number.
 */
export function givenCode(departmentCode: string, name: string): string {
  const hash = createHash('sha256').update(normalizeForSearch(name)).digest('hex').slice(0, length);
  return `${departmentCode}-${Array.from(hash, (digit) => letters[Number.parseInt(digit, 16)]).join('')}`;
}
