import { holdsCitizenNumber } from './codes/personal-numbers.js';
import { parseAmount } from './money.js';
import { refusal, type Refusal } from './refusal.js';

/** Days are `YYYY-MM-DD`, which compare as text. */
export function checkNotAfter(
  path: string,
  day: string | null | undefined,
  latest: string,
  message: string,
  rule: string | null = null,
): Refusal[] {
  return day != null && day > latest ? [refusal(path, 'INVALID', message, rule)] : [];
}

/** Yuan, not negative, at most two decimals. */
export function checkAmount(path: string, amount: string | null | undefined): Refusal[] {
  if (amount == null || parseAmount(amount) !== null) return [];
  return [refusal(path, 'INVALID', '金额须为不小于零、至多两位小数的元数')];
}

const itemCode = /^[0-9A-Za-z._-]{1,64}$/;

/** The code of an enforcement item, as lists of items write it. */
export function checkItemCode(path: string, code: string | null | undefined): Refusal[] {
  return code == null || (itemCode.test(code) && !holdsCitizenNumber(code))
    ? []
    : [refusal(path, 'INVALID', '执法事项代码须由字母、数字、点、横线组成，至多64位，不得为公民身份号码')];
}

export function checkItemCodes(path: string, codes: readonly string[] | null | undefined): Refusal[] {
  return (codes ?? []).flatMap((code, index) => checkItemCode(`${path}.${index}`, code));
}
