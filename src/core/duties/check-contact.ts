import { isEmail, isPhoneNumber } from 'class-validator';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** An extension that is dialled behind a number: 0357-8322345-801, 0357-8322345转801. */
const extension = /(?:-|转)\d{1,6}$/u;
const longestTelephone = 40;

/** How to reach somebody: numbers and addresses that there can be. What was sent is not told again. */
export function checkContact(
  { telephone, email }: { readonly telephone: string | null; readonly email: string | null },
  at: (field: string) => readonly string[],
): Refusal[] {
  return [
    ...(telephone === null || isTelephone(telephone)
      ? []
      : [refusal(at('telephone'), 'INVALID', '电话有误：须为手机号，或带区号的固定电话，如 0357-8322345')]),
    ...(email === null || isEmail(email) ? [] : [refusal(at('email'), 'INVALID', '电子邮箱有误')]),
  ];
}

function isTelephone(text: string): boolean {
  if (text.length > longestTelephone) return false;
  // A number without an extension may end as one would.
  return isPhoneNumber(text, 'CN') || isPhoneNumber(text.replace(extension, ''), 'CN');
}
