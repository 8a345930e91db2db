import { isEmail } from 'class-validator';
import { refusal, type Refusal } from '../../kernel/refusal.js';

const longestEmail = 254;

/** An address that there can be. What was sent is not told again. */
export function checkEmail(email: string | null): Refusal[] {
  if (email === null || (email.length <= longestEmail && isEmail(email))) return [];
  return [refusal('email', 'INVALID', '电子邮箱有误')];
}
