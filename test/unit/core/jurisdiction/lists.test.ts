import { describe, expect, test } from 'vitest';
import { placeDelegation, placeRevocation } from '../../../../src/core/jurisdiction/delegation-list.rules.js';
import { placeVersion, type ItemEntry } from '../../../../src/core/jurisdiction/item-list.rules.js';
import type { Delegation, ItemVersion } from '../../../../src/core/jurisdiction/listing.js';

const entry = (validFrom: string, changes: Partial<ItemEntry> = {}): ItemEntry => ({
  code: 'A-1',
  validFrom,
  validTo: null,
  name: '擅自占用城市道路',
  legalBasis: '《城市道路管理条例》',
  penalties: '罚款',
  basis: '清单',
  ...changes,
});

/** Periods after the entries were placed one after another; what was refused is told by its code. */
function periods(...entries: ItemEntry[]): unknown[] {
  let standing: readonly ItemVersion[] = [];
  for (const one of entries) {
    const placed = placeVersion(standing, one);
    if (!('changed' in placed)) return placed.map(({ code, path }) => [code, ...path]);
    standing = placed.standing;
  }
  return standing.map(({ validFrom, validTo, basis }) => [validFrom, validTo, basis]);
}

describe('versions of an item', () => {
  test('[G2] follow each other without overlap, in whatever order they are told', () => {
    const expected = [
      ['2020-01-01', '2021-01-01', '一'],
      ['2021-01-01', null, '二'],
    ];
    const [one, two] = [entry('2020-01-01', { basis: '一' }), entry('2021-01-01', { basis: '二' })];
    expect(periods(one, two)).toEqual(expected);
    expect(periods(two, one)).toEqual(expected);
  });

  test('[G2] told for the same day correct what was told, and take back no end that was', () => {
    const ended = entry('2020-01-01', { validTo: '2022-01-01' });
    expect(periods(ended, entry('2020-01-01', { basis: '更正' }))).toEqual([['2020-01-01', '2022-01-01', '更正']]);
    expect(placeVersion([ended], entry('2020-01-01'))).toMatchObject({ changed: false });
  });

  test('[G2] end on a day if one is told, but not within a later version', () => {
    const later = entry('2022-01-01');
    expect(periods(entry('2020-01-01'), entry('2021-01-01', { validTo: '2021-06-01' }), later)).toEqual([
      ['2020-01-01', '2021-01-01', '清单'],
      ['2021-01-01', '2021-06-01', '清单'],
      ['2022-01-01', null, '清单'],
    ]);
    expect(periods(later, entry('2021-01-01', { validTo: '2022-01-02' }))).toEqual([['INVALID', 'validTo']]);
    expect(periods(later, entry('2021-01-01', { validTo: '2022-01-01' }))).toHaveLength(2);
  });
});

const handover = (delegatedFrom: string, revokedOn: string | null = null, township = 1): Delegation => ({
  township,
  delegatedFrom,
  revokedOn,
  basis: '决定',
  revocationBasis: revokedOn === null ? null : '收回',
});

describe('handovers of an item', () => {
  const place = (standing: Delegation[], given: Delegation) => {
    const placed = placeDelegation(standing, given);
    return 'changed' in placed
      ? placed.standing.map(({ delegatedFrom, revokedOn }) => [delegatedFrom, revokedOn])
      : placed.map(({ code, rule }) => [code, rule]);
  };
  const refused = [['ALREADY_EXISTS', 'G2']];
  const begun = ['2021-01-01', null];

  test.each([
    ['while one runs', '2022-01-01', null, refused],
    ['that would run into one', '2020-01-01', null, refused],
    ['that end a day after the other began', '2020-01-01', '2021-01-02', refused],
    ['that end on the day the other begins', '2020-01-01', '2021-01-01', [['2020-01-01', '2021-01-01'], begun]],
  ])('[G2] %s: %s to %s', (_, from, to, expected) => {
    expect(place([handover('2021-01-01')], handover(from, to))).toEqual(expected);
  });

  test('[G2] begin again on the day of a revocation, not the day before', () => {
    const ended = handover('2021-01-01', '2022-01-01');
    expect(place([ended], handover('2022-01-01'))).toHaveLength(2);
    expect(place([ended], handover('2021-12-31'))).toEqual(refused);
    expect(place([ended], handover('2021-06-01', null, 2))).toHaveLength(2);
  });

  test('[G2] told once more change nothing, and take no revocation back', () => {
    const ended = handover('2021-01-01', '2022-01-01');
    expect(placeDelegation([ended], handover('2021-01-01'))).toMatchObject({ changed: false });
    expect(place([ended], handover('2021-01-01', '2022-02-01'))).toEqual([['WRONG_STATE', 'G2']]);
    expect(place([handover('2021-01-01')], ended)).toEqual([['2021-01-01', '2022-01-01']]);
  });

  const revoke = (standing: Delegation[], revokedOn: string, today = '2022-06-01') => {
    const placed = placeRevocation(standing, 1, { revokedOn, revocationBasis: '收回', today });
    return 'changed' in placed ? placed.changed && placed.standing.map((one) => one.revokedOn) : placed[0]?.code;
  };

  test('[G2] are revoked after they began, once', () => {
    const running = [handover('2021-01-01')];
    expect([revoke(running, '2021-01-01'), revoke(running, '2021-01-02')]).toEqual(['INVALID', ['2021-01-02']]);
    const ended = [handover('2021-01-01', '2022-01-01')];
    expect([revoke(ended, '2022-01-01'), revoke(ended, '2022-01-02')]).toEqual([false, 'NOT_FOUND']);
  });

  test('[G2] are revoked from another day while the day told first has not come, but not into the next one', () => {
    const toEnd = [handover('2021-01-01', '2022-06-02')];
    expect(revoke(toEnd, '2022-03-01')).toEqual(['2022-03-01']);
    expect(revoke(toEnd, '2022-03-01', '2022-06-02')).toBe('NOT_FOUND');
    const twice = [handover('2021-01-01', '2022-06-02'), handover('2022-07-01', '2022-08-01')];
    expect(revoke(twice, '2022-09-01')).toEqual(['2022-06-02', '2022-09-01']);
    expect(revoke([handover('2020-01-01', '2021-01-01'), ...toEnd], '2022-12-01')).toEqual([
      '2021-01-01',
      '2022-12-01',
    ]);
  });
});
