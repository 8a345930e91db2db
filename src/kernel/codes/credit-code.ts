/** GB 32100 leaves out I, O, S, V and Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Registering department and category, administrative division, organization code, check character. */
const form = /^[0-9A-HJ-NP-RTUWXY]{2}[1-9]\d{5}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** GB 32100: why a unified social credit code is wrong, in Chinese; null when it is right. Upper case only. */
export function checkCreditCode(code: string): string | null {
  if (!form.test(code)) {
    return '统一社会信用代码须为18位数字或大写字母（不含I、O、S、V、Z），第3至8位为登记机关行政区划码';
  }
  return code[17] === checkCharacter(code) ? null : '统一社会信用代码的校验码不符';
}

/** The standard's weights are 3 to the power of (i - 1), modulo 31. */
function checkCharacter(code: string): string | undefined {
  let weight = 1;
  let sum = 0;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}
