import { citizenNumbersIn } from '../../kernel/codes/citizen-number.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

const mobileNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** S7: what is shared about a complaint never tells who complained; numbers that identify a person are refused. */
export function checkNoComplainant(path: string, text: string): Refusal[] {
  // Full-width digits identify a person just as well.
  return citizenNumbersIn(text).length > 0 || mobileNumber.test(text.normalize('NFKC'))
    ? [refusal(path, 'INVALID', '不得包含可识别投诉举报人的身份证号或手机号', 'S7')]
    : [];
}
