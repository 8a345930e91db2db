import { describe, expect, test } from 'vitest';
import { compare, comparedPeriod } from '../../../src/statistics/comparison.js';
import type { Dimension } from '../../../src/statistics/grouping.sql.js';

const dimension = (property: string, unit?: Dimension['unit']): Dimension => ({
  property,
  column: property,
  type: 'text',
  expression: '',
  ...(unit ? { unit } : {}),
});
const [kind, day, month, year] = [
  dimension('kind'),
  dimension('day', 'days'),
  dimension('month', 'months'),
  dimension('year', 'years'),
];
const half = dimension('half', 'halfYears');
const period = (from: string, to: string) => ({ from, to });

describe('the period that figures are compared with', () => {
  test.each([
    ['2026-03-01', '2026-05-31', '2025-03-01', '2025-05-31'],
    ['2024-02-29', '2024-02-29', '2023-02-28', '2023-02-28'],
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2026-01-10', '2026-01-20', '2025-01-10', '2025-01-20'],
  ])('of %s to %s a year earlier is %s to %s', (from, to, earlier, until) => {
    expect(comparedPeriod(period(from, to), 'YEAR_ON_YEAR', [kind]).period).toEqual(period(earlier, until));
  });

  test.each([
    ['whole months', [kind], '2026-03-01', '2026-05-31', '2025-12-01', '2026-02-28'],
    ['days', [], '2026-03-10', '2026-03-19', '2026-02-28', '2026-03-09'],
    ['groups of months', [month], '2026-03-10', '2026-05-31', '2026-02-10', '2026-04-30'],
    ['groups of months from a February', [month], '2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['groups of days', [day], '2026-03-01', '2026-03-31', '2026-02-28', '2026-03-30'],
    ['groups of years', [year], '2025-01-01', '2026-12-31', '2024-01-01', '2025-12-31'],
    ['groups of half-years', [half], '2026-01-01', '2026-06-30', '2025-07-01', '2025-12-31'],
    ['the finest of several', [year, month], '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
  ])('before %s: %j', (_, dimensions, from, to, earlier, until) => {
    expect(comparedPeriod(period(from, to), 'PREVIOUS_PERIOD', dimensions).period).toEqual(period(earlier, until));
  });
});

describe('rows that are compared', () => {
  const compareRows = (
    now: object[],
    before: object[],
    dimensions: Dimension[],
    how: 'YEAR_ON_YEAR' | 'PREVIOUS_PERIOD',
  ) => {
    const asked = period('2025-01-01', '2025-12-31');
    const read = async ({ from }: { from: string }) => (from === asked.from ? now : before);
    return compare<{ n?: number }, { n: number }>(read, {
      period: asked,
      dimensions,
      compareWith: how,
      nothing: { n: 0 },
    });
  };

  test('meet the row of the same group, months a year apart', async () => {
    const { rows } = await compareRows(
      [{ month: '2025-03', n: 3 }],
      [{ month: '2024-03', n: 2 }],
      [month],
      'YEAR_ON_YEAR',
    );
    expect(rows).toEqual([{ month: '2025-03', n: 3, compared: { month: '2024-03', n: 2 } }]);
  });

  test('meet the month before across a new year, its year following', async () => {
    const { rows } = await compareRows(
      [{ month: '2025-01', year: 2025, n: 3 }],
      [{ month: '2024-12', year: 2024, n: 2 }],
      [month, year],
      'PREVIOUS_PERIOD',
    );
    expect(rows).toEqual([{ month: '2025-01', year: 2025, n: 3, compared: { month: '2024-12', year: 2024, n: 2 } }]);
  });

  test('are there when only the other period has them, in their order, counting nothing', async () => {
    const { rows } = await compareRows([{ kind: 'B', n: 3 }], [{ kind: 'A', n: 2 }], [kind], 'YEAR_ON_YEAR');
    expect(rows).toEqual([
      { kind: 'A', n: 0, compared: { kind: 'A', n: 2 } },
      { kind: 'B', n: 3, compared: null },
    ]);
  });

  test('29 February gives way to the 28th when both a year later are the 28th', async () => {
    const before = [
      { day: '2024-02-28', n: 1 },
      { day: '2024-02-29', n: 2 },
    ];
    const { rows } = await compareRows([{ day: '2025-02-28', n: 3 }], before, [day], 'YEAR_ON_YEAR');
    expect(rows).toEqual([{ day: '2025-02-28', n: 3, compared: { day: '2024-02-28', n: 1 } }]);
  });
});
