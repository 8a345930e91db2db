import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { compareAmounts, parseAmount, sumAmounts } from '../../../src/kernel/money.js';

const most = 10n ** 18n - 1n;
const amounts = fc.bigInt({ min: 0n, max: most });

/** Independent of the code under test: fen as text with a point two digits from the right. */
function written(fen: bigint): string {
  const digits = String(fen).padStart(3, '0');
  return digits.replace(/(\d\d)$/, '.$1');
}

describe('an amount in yuan', () => {
  test.each([
    ['2000', '2000.00'],
    ['2000.5', '2000.50'],
    ['2000.05', '2000.05'],
    ['0', '0.00'],
    ['0.01', '0.01'],
    ['007.10', '7.10'],
    ['9999999999999999.99', '9999999999999999.99'],
  ])('%j is %s', (text, canonical) => expect(parseAmount(text)).toBe(canonical));

  test.each([
    '',
    '.5',
    '5.',
    '1.005',
    '-1',
    '+1',
    '1e3',
    '1,000',
    ' 1',
    '1 ',
    '１',
    '0x10',
    'NaN',
    '10000000000000000',
    '壹佰',
    '1\n',
  ])('%j is none', (text) => expect(parseAmount(text)).toBeNull());

  test.each([
    ['-1', '-1.00'],
    ['-0.5', '-0.50'],
    ['-0', '0.00'],
    ['12', '12.00'],
  ])('where a sign is asked for, %j is %s', (text, canonical) => {
    expect(parseAmount(text, { signed: true })).toBe(canonical);
  });

  test('canonical text is left as it is, beyond what a double holds', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(parseAmount(written(fen))).toBe(written(fen));
      }),
    );
  });
});

describe('amounts', () => {
  test('compare by value, not as text', () => {
    expect(compareAmounts('9.00', '10.00')).toBe(-1);
    expect(compareAmounts('-9.00', '-10.00')).toBe(1);
    expect(compareAmounts('0.10', '0.10')).toBe(0);
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        expect(compareAmounts(written(one), written(other))).toBe(one < other ? -1 : Number(one > other));
      }),
    );
  });

  test('add up exactly, beyond the digits of one amount', () => {
    expect(sumAmounts([])).toBe('0.00');
    expect(sumAmounts(['0.10', '0.20'])).toBe('0.30');
    expect(sumAmounts(['1.00', '-1.05'])).toBe('-0.05');
    fc.assert(
      fc.property(fc.array(amounts), (many) => {
        expect(sumAmounts(many.map(written))).toBe(written(many.reduce((sum, fen) => sum + fen, 0n)));
      }),
    );
  });

  test('that are not canonical are refused rather than misread', () => {
    expect(() => compareAmounts('2000', '20.00')).toThrow(TypeError);
    expect(() => sumAmounts(['1.5'])).toThrow(TypeError);
  });
});
