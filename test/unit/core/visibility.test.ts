import { describe, expect, test } from 'vitest';
import { existsOn, type Organization } from '../../../src/core/organizations/organization.js';
import { eitherAudience, maySee } from '../../../src/core/visibility/audience.js';

const organization = (key: number, changes: Partial<Organization> = {}): Organization => ({
  __typename: 'Organization',
  id: `org_${key}`,
  key,
  code: String(key),
  name: '某单位',
  legalName: null,
  names: [{ name: '某单位', validFrom: '2000-01-01', validTo: null }],
  kind: 'DEPARTMENT',
  division: { code: '141025', name: '古县' },
  validFrom: '2000-01-01',
  validTo: null,
  successor: null,
  portions: [],
  ...changes,
});

describe('an audience', () => {
  test('[S0] of nobody named is everybody; of some named is them alone', () => {
    expect(maySee(null, organization(3))).toBe(true);
    expect(maySee([1, 3], organization(3))).toBe(true);
    expect(maySee([1, 3], organization(2))).toBe(false);
    expect(maySee([], organization(2))).toBe(false);
  });

  test('[S0] of a change is whoever could see the record before or can see it after', () => {
    expect(eitherAudience([1, 2], [2, 3])).toEqual([1, 2, 3]);
    expect(eitherAudience(null, [2])).toBeNull();
    expect(eitherAudience([2], null)).toBeNull();
  });
});

describe('an organization', () => {
  test('[T10] exists from its first day to the day before its end', () => {
    const closed = organization(1, { validFrom: '2000-01-01', validTo: '2021-05-25' });
    expect(['1999-12-31', '2000-01-01', '2021-05-24', '2021-05-25'].map((day) => existsOn(closed, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(existsOn(organization(1), '2999-01-01')).toBe(true);
  });
});
