import { checkCreditCode } from './codes/credit-code.js';
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

/** The item that a part of a record speaks of: it is among those of the whole, by which the record is found. */
export function checkListedItem(
  path: string,
  code: string | null | undefined,
  listed: readonly string[] | null | undefined,
): Refusal[] {
  return code == null || (listed ?? []).includes(code)
    ? []
    : [refusal(path, 'INVALID', '此处的执法事项代码须同时列入 itemCodes', 'G3')];
}

/** The unified social credit code of whoever is supervised, beside the name; a person without one is told by name alone. */
export function checkCounterpart(
  { counterpartName, counterpartCode }: { counterpartName?: string | null; counterpartCode?: string | null },
  rule: string,
): Refusal[] {
  if (counterpartCode == null) return [];
  const reason = checkCreditCode(counterpartCode);
  return [
    ...(reason === null ? [] : [refusal('counterpartCode', 'INVALID', reason, rule)]),
    ...(isBlank(counterpartName) ? [refusal('counterpartName', 'REQUIRED', '填写代码的须填写名称', rule)] : []),
  ];
}

/** The first day of a period is not after its last. */
export function checkPeriod(
  path: string,
  period: { readonly from: string; readonly to: string } | null | undefined,
  rule: string,
): Refusal[] {
  return period != null && period.to < period.from
    ? [refusal(`${path}.to`, 'INVALID', '期间末日不能早于首日', rule)]
    : [];
}

export function isBlank(text: string | null | undefined): boolean {
  return text == null || text.trim() === '';
}
