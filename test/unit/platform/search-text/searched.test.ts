import { describe, expect, test } from 'vitest';
import { initialsOf } from '../../../../src/platform/search-text/initials.js';
import { searchColumns } from '../../../../src/platform/search-text/index.js';

const said = (text: string, isName: boolean) => ({ field: 'any', text, isName });

describe('what something is found by', () => {
  test('are its names with their initials, a line each, then all else it says', () => {
    expect(
      searchColumns([said('占道 ＡＢ', true), said('罚款\n贰仟元', false), said('', false), said('占道ab', true)]),
    ).toEqual({ searchNames: '占道ab\nzdab', searchText: '占道ab\nzdab\n罚款贰仟元' });
    expect(searchColumns([])).toEqual({ searchNames: '', searchText: '' });
  });

  test('is nobody’s number, however it was written', () => {
    const { searchNames, searchText } = searchColumns([
      said('档案１１０１０５ 19491231 002x号', true),
      said('当事人11010519491231002X', false),
      said('９１141025MA0GTYRP65', true),
    ]);
    expect(searchText).not.toContain('19491231');
    expect(searchNames).toContain('\n91141025ma0gtyrp65');
  });
});

describe('initials', () => {
  test.each<[string, string[]]>([
    ['古田', ['gt']],
    ['重庆银行古县支行', ['cqyhgxzh']],
    ['古岳〔2026〕1号', ['gy20261h']],
    ['单某', ['dm', 'sm']],
    ['关于单某违规占道经营的行政处罚决定', ['gydmwgzdjydxzcfjd']],
    ['abc', []],
    ['', []],
    ['𠮷', []],
  ])('of %j are %j', (name, initials) => expect(initialsOf(name)).toEqual(initials));

  test('of a long name are those of its beginning', () => {
    expect(initialsOf('镇'.repeat(500))).toEqual(['z'.repeat(100)]);
  });
});
