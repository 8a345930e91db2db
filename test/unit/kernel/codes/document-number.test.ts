import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { normalizeDocumentNumber } from '../../../../src/kernel/codes/document-number.js';

const fullWidth = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

const right = '古三合罚决字〔2026〕12号';

describe('a document number', () => {
  test.each([
    '古三合罚决字〔2026〕12号',
    '古三合罚决字〔2026〕012号',
    '古三合罚决字〔2026〕第12号',
    '古三合罚决字第〔2026〕12号',
    '古三合罚决字〔2026〕第第12号',
    '古三合罚决字（2026）第0012号',
    '古三合罚决字(2026)12号',
    '古三合罚决字[2026]12号',
    '古三合罚决字［２０２６］１２号',
    '古三合罚决字【2026】 12 号',
    '古三合罚决字﹝2026﹞12号',
    ' 古三合 罚决字\u3000〔2026〕\u00A012号\u200B',
  ])('%j is that of decision 12', (written) => expect(normalizeDocumentNumber(written)).toBe(right));

  test.each([
    ['another year', '古三合罚决字〔2025〕12号'],
    ['another number', '古三合罚决字〔2026〕120号'],
    ['another authority', '古北平罚决字〔2026〕12号'],
    ['a branch number', '古三合罚决字〔2026〕12-1号'],
  ])('%s is another decision', (_, written) => expect(normalizeDocumentNumber(written)).not.toBe(right));

  test('zeros inside a number and the number 0 stay', () => {
    expect(normalizeDocumentNumber('古罚〔2026〕00100号')).toBe('古罚〔2026〕100号');
    expect(normalizeDocumentNumber('古罚〔2026〕000号')).toBe('古罚〔2026〕0号');
    expect(normalizeDocumentNumber('古罚〔2026〕12-01号')).toBe('古罚〔2026〕12-1号');
  });

  test('第 stays where no number follows', () => {
    expect(normalizeDocumentNumber('第三中队罚〔2026〕1号')).toBe('第三中队罚〔2026〕1号');
  });

  test('however it is written, it is found', () => {
    const brackets = fc.constantFrom('〔〕', '（）', '()', '[]', '【】', '［］');
    const written = fc.record({
      brackets,
      zeros: fc.nat(4),
      ordinal: fc.constantFrom('', '第', ' 第 '),
      space: fc.constantFrom('', ' ', '\u3000'),
      wide: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), written, (number, { brackets, zeros, ordinal, space, wide }) => {
        const [open, close] = brackets;
        const digits = `${'0'.repeat(zeros)}${number}`;
        const text = `古市监罚${space}${open}2026${close}${ordinal}${wide ? fullWidth(digits) : digits}${space}号`;
        expect(normalizeDocumentNumber(text)).toBe(`古市监罚〔2026〕${number}号`);
      }),
    );
  });

  test('normalizing twice changes nothing', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...Array.from('古罚字第号〔（([【〕）)]】0１2Ａb- \u3000\u200B')),
    });
    fc.assert(
      fc.property(texts, (text) => {
        const once = normalizeDocumentNumber(text);
        expect(normalizeDocumentNumber(once)).toBe(once);
      }),
    );
  });
});
