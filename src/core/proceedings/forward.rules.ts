import { refusal, type Refusal } from '../../kernel/refusal.js';

/** Keys of who sent a case, who has it, and who had it before. */
interface Holders {
  readonly senderId: number;
  readonly holderId: number;
  readonly forwarderIds: readonly number[];
}

/** A case goes on, not back: whoever sent it gets it returned, and nobody gets it twice. */
export function checkForward(
  path: string,
  to: number,
  { senderId, holderId, forwarderIds }: Holders,
  rule: string,
): Refusal[] {
  if (to === holderId) return [refusal(path, 'INVALID', '不能转送给本单位', rule)];
  if (to === senderId) return [refusal(path, 'INVALID', '不能转送给来文单位，应予退回', rule)];
  return forwarderIds.includes(to)
    ? [refusal(path, 'INVALID', '该单位曾接收并已转送，不能再转送；对管辖有争议的，提出管辖争议', rule)]
    : [];
}

/** D1: while two disagree over who is competent, nobody forwards it to a third. */
export function checkUndisputed(path: string, isDisputed: boolean): Refusal[] {
  return isDisputed ? [refusal(path, 'WRONG_STATE', '管辖争议尚未办结，不能转送', 'D1')] : [];
}
