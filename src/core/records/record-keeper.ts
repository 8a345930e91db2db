import { heirOn, type Organization } from '../organizations/index.js';
import type { RecordRow } from './record.js';

/**
 * Who may correct, complete and withdraw a record on a day: its publisher, or whoever has what the record is about since the publisher
 * ended (三(一)4). Null where nobody succeeds.
 */
export function keeperOn(
  { publisher, itemCodes }: Pick<RecordRow, 'publisher' | 'itemCodes'>,
  day: string,
): Organization | null {
  return heirOn(publisher, { itemCodes: itemCodes ?? [], townshipCodes: [] }, day);
}
