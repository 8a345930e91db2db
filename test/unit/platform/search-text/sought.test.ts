import { describe, expect, test } from 'vitest';
import { longestSought, soughtIn } from '../../../../src/platform/search-text/index.js';

describe('what a text asks to be found', () => {
  test('is everything that stands between its spaces, as searches compare it', () => {
    expect(soughtIn(' 古阳镇\u3000占道（ＡＢ）\u200b ', 'text')).toEqual({
      whole: '古阳镇占道〔ab〕',
      terms: ['古阳镇', '占道〔ab〕'],
      pairs: ['古阳', '阳镇', '占道', '道〔', '〔a', 'ab', 'b〕'],
      patterns: ['%古阳镇%', '%占道〔ab〕%'],
    });
  });

  test('is one text where all of it are single characters', () => {
    expect(soughtIn('张 三', 'text')).toMatchObject({ terms: ['张三'], pairs: ['张三'], patterns: ['%张三%'] });
    expect(soughtIn('张 三丰', 'text')).toMatchObject({ terms: ['张', '三丰'], pairs: ['三丰'] });
  });

  test('means characters that LIKE has a use for as they are', () => {
    expect(soughtIn(String.raw`5%_\a`, 'text').patterns).toEqual([String.raw`%5\%\_\\a%`]);
  });

  test.each([
    ['', '至少两个字'],
    ['镇', '至少两个字'],
    ['\u200b\ufeff\u00ad \u3000', '至少两个字'],
    ['占'.repeat(longestSought + 1), '至多200字'],
    ['占'.repeat(10_000), '至多200字'],
    [' '.repeat(10_000), '至多200字'],
    ['占道\u0000', '非法字符'],
    ['占道\ud800', '非法字符'],
  ])('is refused where it is %j', (text, message) => {
    expect(() => soughtIn(text, 'filter.text')).toThrow(message);
    expect(() => soughtIn(text, 'filter.text')).toThrow(/^filter\.text：/);
  });

  test('may be as long as is said', () => {
    expect(soughtIn('占道'.repeat(100), 'text').whole).toHaveLength(longestSought);
  });
});
