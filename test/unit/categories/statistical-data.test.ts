import { describe, expect, test } from 'vitest';
import { checkStatisticalData } from '../../../src/categories/statistical-data/statistical-data.rules.js';

const indicator = { code: 'penalties', name: '行政处罚决定', unit: '件', value: '7' };
const paths = (changes: object): string[] =>
  checkStatisticalData({
    period: { from: '2026-10-01', to: '2026-10-31' },
    indicators: [indicator],
    ...changes,
  }).map(({ path, rule }) => `${path.join('.')} ${rule ?? ''}`);

describe('a data set', () => {
  test('[S4] may speak of one day, never of a period that ends before it begins', () => {
    expect(paths({ period: { from: '2026-10-01', to: '2026-10-01' } })).toEqual([]);
    expect(paths({ period: { from: '2026-10-02', to: '2026-10-01' } })).toEqual(['period.to S4']);
  });

  test('[S4] names every figure with code and unit, each code once', () => {
    expect(paths({ indicators: [indicator, { ...indicator, code: 'fines' }] })).toEqual([]);
    expect(paths({ indicators: [indicator, indicator] })).toEqual(['indicators.1.code S4']);
    expect(paths({ indicators: [{ ...indicator, code: ' ', name: '', unit: '\n' }] })).toEqual([
      'indicators.0.code S4',
      'indicators.0.name S4',
      'indicators.0.unit S4',
    ]);
  });
});
