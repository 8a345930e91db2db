import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { policiesOf, policyOn } from '../../../../src/core/policies/policies.js';
import { defaultPeriods, policyTable, type PolicyPeriod } from '../../../../src/core/policies/policy-table.js';

const name = 'sharing-extension-working-days';
const on = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);

/** The defaults, but for the extension of sharing. */
function withExtension(...periods: Pick<PolicyPeriod, 'validFrom' | 'validTo' | 'value'>[]): PolicyPeriod[] {
  const others = defaultPeriods.filter((period) => period.name !== name);
  return [...others, ...periods.map((period) => ({ ...period, name, basis: '县政府决定' }))];
}

describe('policies', () => {
  test('[J21] hold their defaults from the day the regulation came into force, and before it for what was formed then', () => {
    const policies = policiesOf(defaultPeriods);
    for (const day of ['2020-12-31', '2021-05-25', '2026-11-23', '2099-01-01']) {
      expect(policyOn(policies, name, on(day))).toBe(10);
      expect(policyOn(policies, 'due-soon-hours', on(day))).toBe(4);
      expect(policyOn(policies, 'immediately-minutes', on(day))).toBe(30);
      expect(policyOn(policies, 'promptly-working-days', on(day))).toBe(2);
    }
  });

  test('[S11] a changed value holds from its day on, the old one until the day before', () => {
    const policies = policiesOf(
      withExtension(
        { validFrom: '2026-07-01', validTo: null, value: 5 },
        { validFrom: '2021-05-25', validTo: '2026-07-01', value: 10 },
      ),
    );
    expect(policyOn(policies, name, on('2026-06-30'))).toBe(10);
    expect(policyOn(policies, name, on('2026-07-01'))).toBe(5);
  });

  test('a policy without a value, with a gap or with an end is refused before anything rests on it', () => {
    expect(() => policiesOf(withExtension())).toThrow(`${name} has no value`);
    expect(() =>
      policiesOf(
        withExtension(
          { validFrom: '2021-05-25', validTo: '2026-06-30', value: 10 },
          { validFrom: '2026-07-01', validTo: null, value: 5 },
        ),
      ),
    ).toThrow(`${name} has no value after its period from 2021-05-25`);
    expect(() => policiesOf(withExtension({ validFrom: '2021-05-25', validTo: '2030-01-01', value: 10 }))).toThrow(
      `${name} has no value after its period from 2021-05-25`,
    );
  });

  test('a policy this version does not know is left alone', () => {
    const unknown = {
      name: 'of-a-later-version',
      validFrom: '2026-01-01',
      validTo: '2026-02-01',
      value: 1,
      basis: '-',
    };
    expect(policyOn(policiesOf([...defaultPeriods, unknown]), name, on('2026-11-23'))).toBe(10);
  });

  test('defaults are whole numbers above zero and say what they rest on: a clause, or a technical convention', () => {
    for (const { value, basis } of Object.values(policyTable)) {
      expect(Number.isSafeInteger(value) && value > 0).toBe(true);
      expect(basis).toMatch(
        /^(机制三（[一二三四五六七]）|制度第|《中华人民共和国(行政处罚法|刑事诉讼法)》第|国务院令第310号|最高人民检察院《|技术约定：)/,
      );
    }
  });
});
