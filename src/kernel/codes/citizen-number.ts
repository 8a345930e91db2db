/** Administrative division, day of birth, sequence, check character. */
const form = /^[1-9]\d{5}(\d{8})\d{3}[\dX]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
const earliestBirth = '18000101';

/** GB 11643: why a citizen number is wrong, in Chinese; null when it is right. Says nothing about whose it is. */
export function checkCitizenNumber(number: string): string | null {
  const birth = form.exec(number)?.[1];
  if (birth === undefined) return '公民身份号码须为18位数字，末位可为大写X';
  if (!isBirthday(birth)) return '公民身份号码中的出生日期不存在';
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return number[17] === checkCharacters[sum % 11] ? null : '公民身份号码的校验码不符';
}

/** `YYYYMMDD`, a day of the calendar. */
export function isBirthday(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  if (digits < earliestBirth || !year || !month || !day || month > 12) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The form in which a citizen number is shown: `110***********1234`. Of one of 15 digits, which is shorter, less is shown. */
export function maskCitizenNumber(number: string): string {
  const shown = number.length < 18 ? 3 : 4;
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 3 - shown)}${number.slice(-shown)}`;
}
