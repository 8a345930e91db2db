import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { checkCitizenNumber, maskCitizenNumber } from '../../../../src/kernel/codes/citizen-number.js';

const wrongForm = '公民身份号码须为18位数字，末位可为大写X';
const noSuchDay = '公民身份号码中的出生日期不存在';
const wrongCheck = '公民身份号码的校验码不符';

describe('a citizen number (GB 11643)', () => {
  // The two examples of the standard itself.
  test.each(['11010519491231002X', '440524188001010014'])('%s is right', (number) => {
    expect(checkCitizenNumber(number)).toBeNull();
  });

  test('has exactly one right check character, and is wrong when any digit is mistyped', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 100000, max: 999999 }),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      fc.integer({ min: 100, max: 999 }),
    );
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.nat(9), ([division, birth, sequence], index, typed) => {
        const body = `${division}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`;
        const right = Array.from('0123456789X').filter((last) => checkCitizenNumber(body + last) === null);
        expect(right).toHaveLength(1);
        const number = `${body}${right[0] ?? ''}`;
        const mistyped = `${number.slice(0, index)}${typed}${number.slice(index + 1)}`;
        expect(checkCitizenNumber(mistyped) === null).toBe(mistyped === number);
      }),
    );
  });

  test.each([
    ['29 February of a year that is no leap year', '110105190002290019'],
    ['31 April', '110105199004310013'],
    ['the thirteenth month', '110105199013010010'],
    ['month 0', '110105199000010010'],
    ['day 0', '110105199001000010'],
    ['a year before there were such numbers', '110105100001010010'],
  ])('a birthday on %s is told to be none', (_, number) => expect(checkCitizenNumber(number)).toBe(noSuchDay));

  test('29 February of a leap year is a birthday', () => {
    expect(checkCitizenNumber('110105200002290010')).toBe(wrongCheck);
  });

  test.each([
    '1101051949123100',
    '11010519491231002x',
    '11010519491231002Ｘ',
    '01010519491231002X',
    '',
    'X1010519491231002X',
  ])('%j is told to be of the wrong form', (number) => expect(checkCitizenNumber(number)).toBe(wrongForm));
});

test('a citizen number is shown by its first three and its last four characters, an old one by less', () => {
  expect(maskCitizenNumber('11010519491231002X')).toBe('110***********002X');
  expect(maskCitizenNumber('110105491231002')).toBe('110*********002');
});
