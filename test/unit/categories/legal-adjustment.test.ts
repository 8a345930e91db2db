import { describe, expect, test } from 'vitest';
import {
  checkLegalAdjustment,
  standingOf,
  type Adjustment,
} from '../../../src/categories/legal-adjustment/legal-adjustment.rules.js';

const adopted: Adjustment = { adjustmentKind: 'ADOPTED', adoptedOn: '2020-03-01', effectiveOn: '2020-06-01' };
const amended: Adjustment = { adjustmentKind: 'AMENDED', adoptedOn: '2023-03-01', effectiveOn: '2023-06-01' };
const repealed: Adjustment = { adjustmentKind: 'REPEALED', adoptedOn: '2025-03-01', effectiveOn: '2025-06-01' };

describe('the standing of a text', () => {
  test('[S1] turns on the day it takes effect, not on the day before', () => {
    expect(standingOf(adopted, [], '2020-05-31')).toBe('NOT_YET_IN_FORCE');
    expect(standingOf(adopted, [], '2020-06-01')).toBe('IN_FORCE');
  });

  test('[S1] without an effective date is in force from its adoption', () => {
    expect(standingOf({ ...adopted, effectiveOn: null }, [], '2020-03-01')).toBe('IN_FORCE');
    expect(standingOf({ ...adopted, effectiveOn: null }, [], '2020-02-29')).toBe('NOT_YET_IN_FORCE');
  });

  test.each(['AMENDED', 'REVISED'] as const)('[S1] is AMENDED from the day a later %s text takes effect', (kind) => {
    const later: Adjustment = { ...amended, adjustmentKind: kind };
    expect(standingOf(adopted, [later], '2023-05-31')).toBe('IN_FORCE');
    expect(standingOf(adopted, [later], '2023-06-01')).toBe('AMENDED');
    expect(standingOf(later, [adopted], '2023-06-01')).toBe('IN_FORCE');
  });

  test('[S1] is REPEALED for every earlier text once the repeal takes effect, and for the repeal itself', () => {
    expect(standingOf(adopted, [amended, repealed], '2025-05-31')).toBe('AMENDED');
    for (const text of [adopted, amended, repealed])
      expect(standingOf(text, [repealed], '2025-06-01')).toBe('REPEALED');
    expect(standingOf(repealed, [adopted], '2025-05-31')).toBe('NOT_YET_IN_FORCE');
  });

  test('[S1] of a text that is adopted anew after a repeal is in force', () => {
    const anew: Adjustment = { adjustmentKind: 'ADOPTED', adoptedOn: '2026-01-01', effectiveOn: '2026-02-01' };
    expect(standingOf(anew, [adopted, repealed], '2026-02-01')).toBe('IN_FORCE');
  });

  test('[S1] of two that take effect on one day, the one adopted later prevails', () => {
    const sameDay: Adjustment = { adjustmentKind: 'REVISED', adoptedOn: '2020-05-01', effectiveOn: '2020-06-01' };
    expect(standingOf(adopted, [sameDay], '2020-06-01')).toBe('AMENDED');
    expect(standingOf(sameDay, [adopted], '2020-06-01')).toBe('IN_FORCE');
  });
});

describe('an adjustment', () => {
  const fields = { instrumentTitle: '某条例', level: 'LAW', ...adopted } as const;
  const paths = (changes: object, today = '2026-11-23'): unknown =>
    checkLegalAdjustment({ ...fields, ...changes }, today).map(({ path, rule }) => [path.join('.'), rule]);

  test('[S1] may be adopted today and take effect the same day or in years', () => {
    expect(paths({ adoptedOn: '2026-11-23', effectiveOn: '2026-11-23' })).toEqual([]);
    expect(paths({ effectiveOn: '2036-01-01' })).toEqual([]);
  });

  test('[S1] adopted tomorrow or in effect before its adoption is refused', () => {
    expect(paths({ adoptedOn: '2026-11-24', effectiveOn: null })).toEqual([['adoptedOn', 'S1']]);
    expect(paths({ effectiveOn: '2020-02-29' })).toEqual([['effectiveOn', 'S1']]);
  });
});
