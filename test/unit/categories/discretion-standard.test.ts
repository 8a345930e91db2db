import { describe, expect, test } from 'vitest';
import { checkDiscretionStandard } from '../../../src/categories/discretion-standard/discretion-standard.rules.js';

const tier = {
  circumstance: '面积不足5平方米',
  tier: '从轻',
  range: '2000元以下',
  minimumFine: '0',
  maximumFine: '2000',
};
const step = { title: '立案', limit: '7个工作日' };
const base = { violation: '占道', legalBasis: '条例第四十二条', effectiveOn: '2026-12-01' };
const standard = { ...base, kind: 'DISCRETION_STANDARD', tiers: [tier] } as const;
const procedure = { ...base, kind: 'WORK_PROCEDURE', steps: [step] } as const;

const paths = (fields: Parameters<typeof checkDiscretionStandard>[0]): string[] =>
  checkDiscretionStandard(fields).map(({ path }) => path.join('.'));

describe('a discretion standard or work procedure', () => {
  test('[S5] a standard with tiers and a procedure with steps are accepted', () => {
    expect(paths(standard)).toEqual([]);
    expect(paths(procedure)).toEqual([]);
    expect(paths({ ...standard, tiers: [{ ...tier, minimumFine: null, maximumFine: null }] })).toEqual([]);
    expect(paths({ ...procedure, tiers: [], steps: [{ title: '告知' }] })).toEqual([]);
  });

  test('[S5] neither may have what belongs to the other, nor lack its own', () => {
    expect(paths({ ...standard, steps: [step] })).toEqual(['steps']);
    expect(paths({ ...procedure, tiers: [tier] })).toEqual(['tiers']);
    expect(paths({ ...standard, tiers: null })).toEqual(['tiers']);
    expect(paths({ ...procedure, steps: [] })).toEqual(['steps']);
  });

  test('[S5] a fine may have equal bounds, never a maximum below its minimum, compared as money', () => {
    const bounds = (minimumFine: string, maximumFine: string): string[] =>
      paths({ ...standard, tiers: [tier, { ...tier, minimumFine, maximumFine }] });
    expect(bounds('1000', '1000.00')).toEqual([]);
    expect(bounds('9', '10')).toEqual([]);
    expect(bounds('1000.01', '1000')).toEqual(['tiers.1.maximumFine']);
    expect(bounds('-1', '1.005')).toEqual(['tiers.1.minimumFine', 'tiers.1.maximumFine']);
  });

  test('[S5] blank words of a tier and a blank step are told one by one', () => {
    expect(paths({ ...standard, tiers: [{ ...tier, circumstance: ' ', tier: '', range: '\t' }] })).toEqual([
      'tiers.0.circumstance',
      'tiers.0.tier',
      'tiers.0.range',
    ]);
    expect(paths({ ...procedure, steps: [step, { title: '　' }] })).toEqual(['steps.1.title']);
  });

  test('[S5] a standard names its violation; a work procedure need not, and says what it applies to instead', () => {
    const { violation: _, ...unnamed } = base;
    expect(paths({ ...standard, ...unnamed, violation: null })).toEqual(['violation']);
    expect(paths({ ...standard, violation: ' ', appliesTo: '占道' })).toEqual(['violation', 'appliesTo']);
    expect(paths({ ...unnamed, kind: 'WORK_PROCEDURE', steps: [step] })).toEqual([]);
    expect(paths({ ...unnamed, kind: 'WORK_PROCEDURE', steps: [step], appliesTo: '简易程序' })).toEqual([]);
  });

  test('[S5] codes of tiers are apart for each item, which the record lists too', () => {
    const tiers = [
      { ...tier, code: 'A', itemCode: 'ST01' },
      { ...tier, code: 'A', itemCode: 'ST02' },
      { ...tier, code: 'B', itemCode: 'ST02' },
    ];
    expect(paths({ ...standard, tiers, itemCodes: ['ST01', 'ST02'] })).toEqual([]);
    expect(paths({ ...standard, tiers, itemCodes: ['ST01'] })).toEqual(['tiers.1.itemCode', 'tiers.2.itemCode']);
    expect(paths({ ...standard, tiers: [tier, { ...tier, code: 'A' }, { ...tier, code: 'A' }] })).toEqual([
      'tiers.2.code',
    ]);
  });

  test('[S5] stages are numbered upwards, a counted limit has a number and a unit', () => {
    const numbered = (...numbers: (number | null)[]) =>
      paths({ ...procedure, steps: numbers.map((number) => ({ title: '步骤', number })) });
    expect(numbered(1, 2, 5)).toEqual([]);
    expect(numbered(null, null, null)).toEqual([]);
    expect(numbered(0, 2)).toEqual(['steps.0.number']);
    expect(numbered(1, 1)).toEqual(['steps.1.number']);
    expect(numbered(2, null)).toEqual(['steps.1.number']);
    const limited = (limitAmount: number | null, limitUnit: 'DAYS' | null) =>
      paths({ ...procedure, steps: [{ title: '立案', limitAmount, limitUnit }] });
    expect(limited(15, 'DAYS')).toEqual([]);
    expect(limited(0, 'DAYS')).toEqual(['steps.0.limitAmount']);
    expect(limited(15, null)).toEqual(['steps.0.limitUnit']);
    expect(limited(null, 'DAYS')).toEqual(['steps.0.limitAmount']);
  });
});
