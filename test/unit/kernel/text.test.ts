import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { bigrams, isWellFormed, normalizeForSearch } from '../../../src/kernel/text.js';

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));

describe('well-formed text', () => {
  test.each(['', '三合镇', 'a\tb\r\nc', '𠮷野家', '👨‍👩‍👧'])('%j can be stored', (text) =>
    expect(isWellFormed(text)).toBe(true),
  );

  test.each(['a\0b', '\uD842', 'a\uDFB7', '\uDFB7\uD842'])('%j cannot', (text) =>
    expect(isWellFormed(text)).toBe(false),
  );

  test('is what survives UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0xd800, max: 0xdfff })), (text, units) => {
        const mixed = text + String.fromCharCode(...units);
        const survives = Buffer.from(mixed, 'utf8').toString('utf8') === mixed && !mixed.includes('\0');
        expect(isWellFormed(mixed)).toBe(survives);
      }),
    );
  });
});

describe('text for searches', () => {
  test.each([
    ['古罚（2026）12号', '古罚〔2026〕12号'],
    ['古罚[2026]12号', '古罚〔2026〕12号'],
    ['ＡＢＣ１２３', 'abc123'],
    ['  占道\t经营 \r\n 案  ', '占道 经营 案'],
    ['㎡', 'm2'],
    ['\u3000', ''],
  ])('%j is searched as %j', (text, searched) => expect(normalizeForSearch(text)).toBe(searched));

  test('normalizing twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalizeForSearch(text);
        expect(normalizeForSearch(once)).toBe(once);
      }),
    );
  });

  test('case, width and brackets never hide a match', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('古县三合镇abcXYZ019()[]- ')) }), (text) => {
        expect(normalizeForSearch(wide(text).toUpperCase())).toBe(normalizeForSearch(text));
      }),
    );
  });
});

describe('bigrams', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['镇', []],
    ['三合镇', ['三合', '合镇']],
    ['𠮷野家', ['𠮷野', '野家']],
    ['ababa', ['ab', 'ba']],
  ])('of %j are %j', (text, pairs) => expect(bigrams(text)).toEqual(pairs));

  test('of a part are among those of the whole', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from('占道经营案件𠮷a1')) });
    fc.assert(
      fc.property(texts, texts, texts, (before, sought, after) => {
        expect(bigrams(before + sought + after)).toEqual(expect.arrayContaining(bigrams(sought)));
      }),
    );
  });
});
