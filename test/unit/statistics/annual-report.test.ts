import { describe, expect, test } from 'vitest';
import { penaltyKinds } from '../../../src/categories/penalty-decision/index.js';
import { layouts } from '../../../src/statistics/annual-report/layouts.js';
import { tableOf } from '../../../src/statistics/annual-report/table.js';
import { organization } from '../../harness/builders/organization.js';

describe('the layouts of the yearly table', () => {
  test.each(Object.entries(layouts))('%s counts every kind in exactly one column', (_, { columns }) => {
    const kinds = columns.flatMap((column) => (column.shows === 'CASES' ? column.kinds : []));
    expect([...kinds].sort()).toEqual(Object.values(penaltyKinds).sort());
    expect(new Set(columns.map(({ code }) => code)).size).toBe(columns.length);
  });

  test('amounts in ten thousand yuan lose nothing', () => {
    const row = {
      organizationKey: 1,
      penaltyKind: 'FINE',
      decisions: 1,
      fineTotal: '1234567.89',
      confiscatedTotal: '0.01',
    };
    const [first, total] = tableOf(layouts.EIGHT_KINDS, [row], [organization(1)], 2026);
    expect(first?.cells.at(-1)).toBe('123.456790');
    expect(total).toEqual({ organization: null, cells: first?.cells });
  });

  test('lists who existed in the year and may punish, and whoever has cases', () => {
    const row = { organizationKey: 4, penaltyKind: 'OTHER', decisions: 2, fineTotal: '0.00', confiscatedTotal: '0.00' };
    const all = [
      organization(1),
      organization(2, { kind: 'COURT' }),
      organization(3, { validTo: '2021-05-25' }),
      organization(4, { kind: 'COUNTY_GOVERNMENT' }),
      organization(5, { validFrom: '2026-12-31' }),
      organization(6, { validFrom: '2027-01-01' }),
    ];
    const rows = tableOf(layouts.TWELVE_KINDS, [row], all, 2026);
    expect(rows.map((one) => one.organization?.code ?? null)).toEqual(['o1', 'o4', 'o5', null]);
  });
});
