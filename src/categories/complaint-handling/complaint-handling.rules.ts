import { holdsCitizenNumber, holdsMobileNumber } from '../../kernel/codes/personal-numbers.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** S7: what is shared about a complaint never tells who complained; numbers that identify a person are refused, however they are spelled. */
export function checkNoComplainant(path: string, text: string): Refusal[] {
  return holdsCitizenNumber(text) || holdsMobileNumber(text)
    ? [refusal(path, 'INVALID', '不得包含可识别投诉举报人的身份证号或手机号', 'S7')]
    : [];
}
