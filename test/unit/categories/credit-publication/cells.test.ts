import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  readPartyKind,
  readPenaltyKinds,
  writePenaltyKinds,
} from '../../../../src/categories/penalty-decision/credit-publication/cells.js';
import { creditColumns } from '../../../../src/categories/penalty-decision/credit-publication/columns.js';
import { isHeading, readHeading } from '../../../../src/categories/penalty-decision/credit-publication/heading.js';
import { penaltyKinds } from '../../../../src/categories/penalty-decision/penalty-kind.js';
import { parseTenThousandYuan, tenThousandYuan } from '../../../../src/kernel/money.js';

describe('amounts in ten thousand yuan', () => {
  test.each([
    ['0.2', '2000.00'],
    ['0.200000', '2000.00'],
    ['12', '120000.00'],
    ['0.000001', '0.01'],
    ['123456.789012', '1234567890.12'],
    ['0', '0.00'],
  ])('%s is %s yuan', (text, yuan) => expect(parseTenThousandYuan(text)).toBe(yuan));

  test.each(['', '-1', '1e3', '0.0000001', '1,000', '１', ' 1', '.5', '5.', '1234567890123'])(
    '%j is no amount',
    (text) => expect(parseTenThousandYuan(text)).toBeNull(),
  );

  test('any yuan comes back exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (fen) => {
        const yuan = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
        expect(parseTenThousandYuan(tenThousandYuan(yuan))).toBe(yuan);
      }),
    );
  });
});

describe('cells of the credit publication table', () => {
  test('kinds of penalties come back in any choice and order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.values(penaltyKinds), { minLength: 1 }), (kinds) => {
        expect(readPenaltyKinds(writePenaltyKinds(kinds))).toEqual({ value: kinds });
      }),
    );
  });

  test.each([
    ['罚款;警告', ['FINE', 'WARNING']],
    ['没收违法所得、没收非法财物、罚款', ['CONFISCATION', 'FINE']],
    ['没收违法所得，罚款', ['CONFISCATION', 'FINE']],
    ['罚款，罚款', ['FINE']],
    ['责令关闭', ['CLOSURE_OR_INDUSTRY_BAN']],
    ['暂扣许可证', ['LICENCE_SUSPENSION']],
  ])('%s is %j', (text, kinds) => expect(readPenaltyKinds(text)).toEqual({ value: kinds }));

  test.each(['罚', '罚款；劳动教养', '；', ''])('%j names no kinds', (text) =>
    expect(readPenaltyKinds(text)).toHaveProperty('fault'),
  );

  test('parties are known by any of their names', () => {
    expect([readPartyKind('法人'), readPartyKind('个体工商户'), readPartyKind('自然人')]).toEqual([
      { value: 'LEGAL_PERSON' },
      { value: 'SOLE_TRADER' },
      { value: 'NATURAL_PERSON' },
    ]);
    expect(readPartyKind('公司')).toHaveProperty('fault');
  });
});

describe('the heading of a file', () => {
  test.each([
    ['codes', creditColumns.map(({ code }) => code)],
    ['titles', creditColumns.map(({ title }) => title)],
    ['codes in lower case and with stars', creditColumns.map(({ code }) => `*${code.toLowerCase()}`)],
    ['both', creditColumns.map(({ code, title }) => `${code} ${title}`)],
    ['titles without what stands in brackets', creditColumns.map(({ title }) => title.replace(/（.*/, ''))],
  ])('is read by %s', (_, cells) => {
    const { places, missing } = readHeading(cells);
    expect(missing).toEqual([]);
    expect([...places].map(([{ code }, place]) => [code, place])).toEqual(
      creditColumns.map(({ code }, place) => [code, place]),
    );
    expect(isHeading(cells)).toBe(true);
  });

  test('passes over columns it does not know and names those that are missing', () => {
    const { places, missing } = readHeading(['序号', '处罚机关', 'CF_WSH']);
    expect([...places.values()]).toEqual([1, 2]);
    expect(missing.map(({ code }) => code)).toContain('CF_JDRQ');
  });
});
