import { describe, expect, test } from 'vitest';
import {
  competenceOn,
  holdersOn,
  isOnOwnList,
  type ActingOn,
} from '../../../../src/core/jurisdiction/boundary.rules.js';
import { coverageFaults } from '../../../../src/core/jurisdiction/coverage.rules.js';
import type { Delegation, ItemVersion, Listing } from '../../../../src/core/jurisdiction/listing.js';
import { actingOn } from '../../../../src/core/organizations/succession.js';
import { organization } from '../../../harness/builders/organization.js';

const merged = '2021-05-25';
const sanhe = organization(3, { kind: 'TOWNSHIP', validFrom: merged });
const yueyang = organization(1, { kind: 'TOWNSHIP' });
const shibi = organization(2, { kind: 'TOWNSHIP', validTo: merged, successor: sanhe });
const yongle = organization(4, { kind: 'TOWNSHIP', validTo: merged, successor: sanhe });
const gone = organization(5, { kind: 'TOWNSHIP', validTo: '2023-01-01' });
const roads = organization(11);
const market = organization(12);
const office = organization(13, { validTo: '2022-01-01', successor: market });
const closed = organization(14, { validTo: '2022-01-01' });
const all = new Map([yueyang, shibi, sanhe, yongle, gone, roads, market, office, closed].map((one) => [one.key, one]));
const acting: ActingOn = (key, day) => {
  const one = all.get(key);
  return one ? (actingOn(one, day)?.key ?? null) : null;
};

const version = (validFrom: string, validTo: string | null = null, basis = '清单'): ItemVersion => ({
  validFrom,
  validTo,
  name: '擅自占用城市道路',
  legalBasis: '《城市道路管理条例》',
  penalties: null,
  basis,
});
const handover = (township: number, delegatedFrom: string, revokedOn: string | null = null): Delegation => ({
  township,
  delegatedFrom,
  revokedOn,
  basis: '下放决定',
  revocationBasis: revokedOn === null ? null : '收回决定',
});
const listing = (
  department: number,
  delegations: Delegation[] = [],
  versions = [version('2020-01-01')],
  code = 'A-1',
): Listing => ({ item: department, code, department, versions, delegations });

const who = (listings: Listing[], township: number, day: string) => competenceOn(listings, township, day, acting);

describe('who is competent', () => {
  const listed = [listing(11, [handover(1, '2021-01-01', '2023-01-01')])];

  test('[G2] is the department until the day of the handover, the township from it, and the department from the revocation', () => {
    expect(who(listed, 1, '2020-12-31')).toEqual({
      organization: 11,
      basis: '清单',
      since: '2020-01-01',
      until: '2021-01-01',
    });
    const township = { organization: 1, basis: '下放决定', since: '2021-01-01', until: '2023-01-01' };
    expect(who(listed, 1, '2021-01-01')).toEqual(township);
    expect(who(listed, 1, '2022-12-31')).toEqual(township);
    expect(who(listed, 1, '2023-01-01')).toEqual({ organization: 11, basis: '清单', since: '2023-01-01', until: null });
  });

  test('[G2] is nobody before the list, after it, or where the code is in none', () => {
    const ended = [listing(11, [handover(1, '2021-01-01')], [version('2020-01-01', '2022-01-01')])];
    expect(who(ended, 1, '2019-12-31')).toBeNull();
    expect(who(ended, 1, '2021-12-31')).toMatchObject({ organization: 1, until: '2022-01-01' });
    expect(who(ended, 1, '2022-01-01')).toBeNull();
    expect(who([], 1, '2021-01-01')).toBeNull();
  });

  test('[G2] has been so since the first of its versions without a gap, on the document of that of the day', () => {
    const versions = [
      version('2018-01-01', '2019-01-01'),
      version('2020-01-01', '2021-01-01', '清单一'),
      version('2021-01-01', '2022-01-01', '清单二'),
    ];
    expect(who([listing(11, [], versions)], 1, '2021-06-01')).toEqual({
      organization: 11,
      basis: '清单二',
      since: '2020-01-01',
      until: '2022-01-01',
    });
    expect(who([listing(11, [], versions)], 1, '2020-06-01')).toMatchObject({ basis: '清单一', until: '2022-01-01' });
  });

  test('[G2] is the successor of a township that has merged, from that day, since the handover itself', () => {
    const handed = [listing(11, [handover(2, '2021-01-01')])];
    expect(who(handed, 2, '2021-05-24')).toMatchObject({ organization: 2, since: '2021-01-01' });
    expect(who(handed, 2, merged)).toMatchObject({ organization: 3, since: '2021-01-01', until: null });
    expect(who(handed, 3, merged)).toMatchObject({ organization: 3, since: '2021-01-01' });
    expect(who(handed, 3, '2021-05-24')).toBeNull();
  });

  test('[G2] by several handovers to what has merged, goes by the township’s own and else by the earliest', () => {
    const handed = [listing(11, [handover(2, '2021-01-01'), handover(4, '2021-03-01'), handover(3, '2022-01-01')])];
    expect(who(handed, 4, '2021-06-01')).toMatchObject({ organization: 3, since: '2021-03-01' });
    expect(who(handed, 3, '2021-06-01')).toMatchObject({ organization: 3, since: '2021-01-01' });
    expect(who(handed, 3, '2022-06-01')).toMatchObject({ organization: 3, since: '2022-01-01' });
  });

  test('[G2] is the successor of a department, and nobody where there is none', () => {
    expect(who([listing(13)], 1, '2021-12-31')).toMatchObject({ organization: 13 });
    expect(who([listing(13)], 1, '2022-01-01')).toMatchObject({ organization: 12 });
    expect(who([listing(14)], 1, '2022-01-01')).toBeNull();
  });

  test('[G2] is nobody for certain where two departments list it, unless it was handed over', () => {
    const both = [listing(11), listing(12, [handover(1, '2021-01-01')])];
    expect(who(both, 1, '2020-12-31')).toBeNull();
    expect(who(both, 1, '2021-01-01')).toMatchObject({ organization: 1 });
    expect(holdersOn(both, 1, '2021-01-01', acting)).toEqual([11, 1]);
    expect(who([listing(12), listing(13)], 1, '2021-12-31')).toBeNull();
    expect(who([listing(12), listing(13)], 1, '2022-01-01')).toMatchObject({ organization: 12 });
  });
});

describe('one’s own list', () => {
  const own = (listings: Listing[], key: number, day: string) =>
    isOnOwnList(listings, key, day, (one) => acting(one, day));

  test('[G3] holds what a department lists, also what it has handed over, and what a township has taken over', () => {
    const handed = [listing(11, [handover(1, '2021-01-01', '2023-01-01')])];
    expect([own(handed, 11, '2022-01-01'), own(handed, 1, '2022-01-01'), own(handed, 12, '2022-01-01')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([own(handed, 1, '2020-12-31'), own(handed, 1, '2023-01-01'), own(handed, 11, '2019-12-31')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('[G3] holds what a predecessor had taken over', () => {
    const handed = [listing(11, [handover(2, '2021-01-01')])];
    expect([own(handed, 3, merged), own(handed, 2, merged), own(handed, 2, '2021-05-24')]).toEqual([true, false, true]);
  });
});

describe('the coverage', () => {
  const faults = (listings: Listing[], day: string) =>
    coverageFaults(listings, [1, 3], day, acting).map(({ itemCode, township, holders }) => [
      itemCode,
      township,
      holders,
    ]);

  test('[G2] names every township where two hold an item', () => {
    const both = [listing(11, [handover(1, '2021-01-01')]), listing(12, [handover(1, '2021-01-01')])];
    expect(faults(both, '2022-06-01')).toEqual([['A-1', 3, [11, 12]]]);
  });

  test('[G2] names every township where nobody does: the department is gone, or the list has ended', () => {
    expect(faults([listing(14, [handover(1, '2021-01-01')])], '2022-06-01')).toEqual([['A-1', 3, []]]);
    const ended = [listing(11, [handover(2, '2021-01-01')], [version('2020-01-01', '2022-01-01')])];
    expect(faults(ended, '2022-06-01')).toEqual([['A-1', 3, []]]);
    expect(faults([listing(11, [], [version('2020-01-01', '2022-01-01')])], '2022-06-01')).toEqual([]);
  });

  test('[G2] names a township that is gone with what was handed over to it', () => {
    const handed = [listing(11, [handover(5, '2021-01-01')])];
    expect(faults(handed, '2022-12-31')).toEqual([]);
    expect(faults(handed, '2023-01-01')).toEqual([['A-1', 5, []]]);
  });

  test('[G2] finds nothing where each item has one holder', () => {
    expect(faults([listing(11, [handover(1, '2021-01-01')])], '2022-06-01')).toEqual([]);
  });
});
