import { describe, expect, test } from 'vitest';
import type { Temporal } from 'temporal-polyfill';
import { registerDiscovery } from '../../../src/procedures/case-transfer/discovery.js';
import {
  informCompetentOrganization,
  recordDissuasion,
  reportResult,
  returnTransfer,
} from '../../../src/procedures/case-transfer/handle-transfer.js';
import { deciding, instant, keyOf, morning, opening, refusalsIn, told } from '../../harness/builders/deciding.js';

const since = '2025-06-10T09:00:00+08:00';
const found = {
  itemCode: '330217001000',
  causeOfCase: '擅自占用城市道路',
  partyName: '古县某建材有限公司',
  discoveredAt: instant(since),
  urgent: false,
  violationOngoing: false,
};

describe('the discovery of a case', () => {
  const discover = (changes: object = {}, who: object = {}) =>
    registerDiscovery(opening({ ...found, ...changes }, who));

  test('[T4] by a township runs the clock of townships from the discovery, due in three working days', () => {
    expect(told(discover())).toMatchObject({
      set: { senderId: keyOf('141025100'), dueAt: '2025-06-14T00:00:00+08:00', dueBasis: 'ANNOUNCED' },
      title: '擅自占用城市道路（古县某建材有限公司）',
      starts: { byTownship: since, byDepartment: null, urgent: null, dissuasion: null, notice: null },
    });
    expect(discover({ partyName: null })).toMatchObject({ title: '擅自占用城市道路' });
  });

  test('[T5] by a department runs that of departments', () => {
    expect(told(discover({}, { by: 'zrzy' }))).toMatchObject({
      starts: { byTownship: null, byDepartment: since, urgent: null },
    });
  });

  test('[T6] that is urgent is due in 24 hours, and says why', () => {
    expect(told(discover({ urgent: true, urgencyReason: '物品可能被转移' }))).toMatchObject({
      set: { dueAt: '2025-06-11T09:00:00+08:00' },
      starts: { byTownship: null, urgent: since },
    });
    expect(refusalsIn(discover({ urgent: true }))).toEqual(['urgencyReason REQUIRED T6']);
  });

  test('[T7] of a violation that goes on runs the clocks of dissuasion and notice', () => {
    expect(told(discover({ violationOngoing: true }))).toMatchObject({
      starts: { dissuasion: since, notice: since },
    });
  });

  test.each([
    [{ causeOfCase: ' ' }, 'causeOfCase REQUIRED T9'],
    [{ itemCode: '330217 1000' }, 'itemCode INVALID -'],
    [{ discoveredAt: instant('2025-06-11T09:01:01+08:00') }, 'discoveredAt INVALID T4'],
    [{ dissuadedAt: instant('2025-06-09T09:00:00+08:00') }, 'dissuadedAt INVALID T7'],
  ])('with %j is refused', (changes, expected) => {
    expect(refusalsIn(discover(changes))).toEqual([expected]);
  });

  test('[T7] is dissuaded when it says so, or now', () => {
    const at = instant('2025-06-10T09:10:00+08:00');
    expect(discover({ dissuasion: '已劝阻', dissuadedAt: at })).toMatchObject({
      set: { dissuasion: '已劝阻', dissuadedAt: '2025-06-10T09:10:00+08:00' },
    });
    expect(discover({ dissuasion: '已劝阻' })).toMatchObject({ set: { dissuadedAt: morning } });
    expect(discover({ dissuasion: ' ', dissuadedAt: at })).toMatchObject({ set: { dissuadedAt: null } });
  });

  test('tells everything that is wrong at once', () => {
    expect(refusalsIn(discover({ causeOfCase: '', urgent: true }))).toEqual([
      'causeOfCase REQUIRED T9',
      'urgencyReason REQUIRED T6',
    ]);
  });
});

describe('a step in a transfer', () => {
  const standing = { discoveredAt: since };
  const caseTransferId = 'trf_1';

  test('[T7] dissuasion is recorded at its own time, after the discovery', () => {
    const at = instant('2025-06-10T09:10:00+08:00');
    const dissuade = (dissuadedAt: Temporal.Instant | null) =>
      recordDissuasion(deciding(standing, { caseTransferId, dissuasion: '已劝阻', dissuadedAt }));
    expect(told(dissuade(at))).toEqual({
      set: { dissuasion: '已劝阻', dissuadedAt: '2025-06-10T09:10:00+08:00' },
      metAt: { dissuasion: '2025-06-10T09:10:00+08:00' },
    });
    expect(told(dissuade(null))).toMatchObject({ set: { dissuadedAt: morning }, metAt: { dissuasion: morning } });
    expect(refusalsIn(dissuade(instant(since)))).toEqual([]);
    expect(refusalsIn(dissuade(instant('2025-06-10T08:59:59+08:00')))).toEqual(['dissuadedAt INVALID T7']);
  });

  test('[T8] whoever is informed comes to see the case', () => {
    const inform = (toCode: string) => informCompetentOrganization(deciding(standing, { caseTransferId, toCode }));
    expect(told(inform('zrzy'))).toEqual({ set: { receiverId: keyOf('zrzy'), informedAt: morning } });
    expect(refusalsIn(inform('141025100'))).toEqual(['toCode INVALID T10']);
    expect(refusalsIn(inform('nobody'))).toEqual(['toCode NOT_FOUND -']);
  });

  test('[T11] a return keeps its reason', () => {
    expect(returnTransfer(deciding(standing, { caseTransferId, reason: '不属于本单位职责' }))).toEqual({
      set: { returnReason: '不属于本单位职责' },
    });
  });

  test('[X3] no result while crime is suspected', () => {
    const report = (suspicion: string | null) =>
      reportResult(deciding({ suspicion }, { caseTransferId, result: '罚款' }));
    expect(report('REFERRED')).toEqual({ set: { result: '罚款', outcome: null } });
    expect(refusalsIn(report('SUSPECTED'))).toEqual(['caseTransferId WRONG_STATE X3']);
  });
});
