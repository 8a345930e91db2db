import { isEmail, isPhoneNumber } from 'class-validator';
import { refusal, type Refusal } from '../../kernel/refusal.js';

/** An extension that is dialled behind a number: 0357-8322345-801, 0357-8322345转801. */
const extension = /(?:-|转)\d{1,6}$/u;
const longestTelephone = 40;
/** Of what is kept; libraries take an address whose parts are as long as they may be, which together is more (RFC 3696, erratum 1690). */
const longestEmail = 254;

/** How to reach somebody: numbers and addresses that there can be. What was sent is not told again. */
export function checkContact(
  { telephone, email }: { readonly telephone: string | null; readonly email: string | null },
  at: (field: string) => readonly string[],
): Refusal[] {
  return [
    ...(telephone === null || isTelephone(telephone)
      ? []
      : [refusal(at('telephone'), 'INVALID', '电话有误：须为手机号，或带区号的固定电话，如 0357-8322345')]),
    ...checkEmail(email, at('email')),
  ];
}

/** An address that there can be. */
export function checkEmail(email: string | null, path: readonly string[]): Refusal[] {
  const isOne = email === null || (email.length <= longestEmail && isEmail(email));
  return isOne ? [] : [refusal(path, 'INVALID', '电子邮箱有误')];
}

function isTelephone(text: string): boolean {
  if (text.length > longestTelephone) return false;
  // A number without an extension may end as one would.
  return isPhoneNumber(text, 'CN') || isPhoneNumber(text.replace(extension, ''), 'CN');
}
