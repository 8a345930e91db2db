import { checkCitizenNumber } from '../../kernel/codes/citizen-number.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

const mobileNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const eighteenDigits = /(?<!\d)\d{17}[\dX](?![\dX])/g;

/** S7: what is shared about a complaint never tells who complained; numbers that identify a person are refused. */
export function checkNoComplainant(path: string, text: string): Refusal[] {
  // Full-width digits and a small x identify a person just as well.
  const folded = text.normalize('NFKC').toUpperCase();
  const citizenNumbers = [...folded.matchAll(eighteenDigits)].filter(([number]) => checkCitizenNumber(number) === null);
  return citizenNumbers.length > 0 || mobileNumber.test(folded)
    ? [refusal(path, 'INVALID', '不得包含可识别投诉举报人的身份证号或手机号', 'S7')]
    : [];
}
