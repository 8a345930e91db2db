import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../../src/core/search/excerpt.js';
import { normalizeForSearch } from '../../../../src/kernel/text.js';

describe('an excerpt', () => {
  test('is a short text as it was written', () => {
    expect(excerptOf('古罚（2026）12号', ['〔2026〕'])).toBe('古罚（2026）12号');
  });

  test('shows the first place of a long one, with what stands before it', () => {
    const text = `${'前'.repeat(100)}占\u200b道${'后'.repeat(100)}`;
    expect(excerptOf(text, ['占道', '后后'])).toBe(`…${'前'.repeat(20)}占\u200b道${'后'.repeat(55)}…`);
  });

  test('of what a text does not say there is none', () => {
    expect(excerptOf('占道', ['经营'])).toBeNull();
  });

  test('of what characters are only together is the beginning', () => {
    expect(excerptOf('cafe\u0301', [normalizeForSearch('café')])).toBe('cafe\u0301');
  });

  test('has at most 80 characters and never cuts one in two', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(texts, texts, (before, behind) => {
        const excerpt = excerptOf(`${before}占道经营${behind}`, ['占道']);
        expect(excerpt?.isWellFormed()).toBe(true);
        expect(Array.from(excerpt ?? '').length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
