import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { bigrams, isWellFormed, normalizeForSearch, searchTerms } from '../../../src/kernel/text.js';

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));

function isForbidden(code: number): boolean {
  const isControl = code < 0x20 && ![0x09, 0x0a, 0x0d].includes(code);
  return (
    isControl ||
    code === 0xfffe ||
    code === 0xffff ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

describe('well-formed text', () => {
  test.each(['', '三合镇', 'a\tb\r\nc', '𠮷野家', '👨‍👩‍👧'])('%j can be stored', (text) =>
    expect(isWellFormed(text)).toBe(true),
  );

  test.each(['a\0b', '\uD842', 'a\uDFB7', '\uDFB7\uD842'])('%j cannot', (text) =>
    expect(isWellFormed(text)).toBe(false),
  );

  // XML 1.0 (2.2) has no such characters, and every export of XLSX is XML.
  test.each(['\u0001', '\u0008', '\u000b', '\u000c', '\u001f', '\ufffe', '\uffff'])(
    '[hostile 13] [files F7] no text holds %j',
    (character) => expect(isWellFormed(`甲${character}乙`)).toBe(false),
  );

  test.each(['\u202a', '\u202e', '\u2066', '\u2069'])('[A.3.9] no text holds %j, which reorders it', (character) =>
    expect(isWellFormed(`甲${character}乙`)).toBe(false),
  );

  test('is what survives UTF-8 and XML, in the order it is written in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0xd800, max: 0xdfff })), (text, units) => {
        const mixed = text + String.fromCharCode(...units);
        const survives = Buffer.from(mixed, 'utf8').toString('utf8') === mixed;
        const isPlain = Array.from(mixed).every((character) => !isForbidden(character.codePointAt(0) ?? 0));
        expect(isWellFormed(mixed)).toBe(survives && isPlain);
      }),
    );
  });
});

describe('text for searches', () => {
  test.each([
    ['古罚（2026）12号', '古罚〔2026〕12号'],
    ['古罚[2026]12号', '古罚〔2026〕12号'],
    ['ＡＢＣ１２３', 'abc123'],
    ['  占道\t经营 \r\n 案  ', '占道经营案'],
    ['㎡', 'm2'],
    ['\u3000', ''],
    ['行政\u200b处罚\ufe0f甲\u31641', '行政处罚甲1'],
    ['张•三‧李・四', '张·三·李·四'],
    ['2026–01—05‐1−2', '2026-01-05-1-2'],
    ['“甲”‘乙’「丙」', `"甲"'乙'"丙"`],
    ['〈甲〉<乙>«丙»', '《甲》《乙》《丙》'],
    ['甲\u00ad乙\ufeff丙\u0085丁\u007f', '甲乙丙丁'],
  ])('%j is searched as %j', (text, searched) => expect(normalizeForSearch(text)).toBe(searched));

  test('what stands between spaces is looked for each by itself, and is part of the whole', () => {
    expect(searchTerms(' 古阳镇\u3000占道 ＡＢ\u200b\n')).toEqual(['古阳镇', '占道', 'ab']);
    expect(searchTerms('\u200b \ufeff')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(searchTerms(text).join('')).toBe(normalizeForSearch(text));
      }),
    );
  });

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
