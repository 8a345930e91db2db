import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { checkCreditCode } from '../../../../src/kernel/codes/credit-code.js';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const characters = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: length, maxLength: length });

/** Seventeen characters of the right form, and the check characters that the hub takes for them. */
const checked = fc
  .tuple(characters(2), fc.integer({ min: 100000, max: 999999 }), characters(9))
  .map(([head, division, organization]) => `${head}${division}${organization}`)
  .map((body) => ({ body, right: Array.from(alphabet).filter((last) => checkCreditCode(body + last) === null) }));

describe('a unified social credit code (GB 32100)', () => {
  test.each(['914403001922038216', '91110000802100433B', '9144030071526726XG', '91141025MA0GTYRP65'])(
    '%s is right',
    (code) => {
      expect(checkCreditCode(code)).toBeNull();
    },
  );

  test('has exactly one right check character', () => {
    fc.assert(
      fc.property(checked, ({ right }) => {
        expect(right).toHaveLength(1);
      }),
    );
  });

  test('is wrong when one character is mistyped or two neighbours are swapped', () => {
    fc.assert(
      fc.property(checked, fc.nat(17), fc.constantFrom(...Array.from(alphabet)), ({ body, right }, index, typed) => {
        const code = `${body}${right[0] ?? ''}`;
        const mistyped = code.slice(0, index) + typed + code.slice(index + 1);
        expect(checkCreditCode(mistyped) === null).toBe(mistyped === code);
        const swapped =
          code.slice(0, index) +
          code
            .slice(index, index + 2)
            .split('')
            .toReversed()
            .join('') +
          code.slice(index + 2);
        expect(checkCreditCode(swapped) === null).toBe(swapped === code);
      }),
    );
  });

  test.each([
    ['seventeen characters', '91440300192203821'],
    ['nineteen characters', '9144030019220382160'],
    ['a letter that the standard leaves out', '91110000802I00433B'],
    ['lower case', '91110000802100433b'],
    ['full width', '９14403001922038216'],
    ['a space', '91440300 192203821'],
    ['a division that cannot be, as in eighteen zeros', '000000000000000000'],
  ])('%s is told to be of the wrong form', (_, code) => {
    expect(checkCreditCode(code)).toContain('须为18位');
  });

  test('a wrong check character is told as such', () => {
    expect(checkCreditCode('914403001922038217')).toBe('统一社会信用代码的校验码不符');
  });
});
