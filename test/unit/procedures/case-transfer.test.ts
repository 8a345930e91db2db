import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Boundary } from '../../../src/procedures/case-transfer/boundary.js';
import { registerDiscovery } from '../../../src/procedures/case-transfer/discovery.js';
import {
  informCompetentOrganization,
  recordDissuasion,
  reportResult,
  returnTransfer,
} from '../../../src/procedures/case-transfer/handle-transfer.js';
import { sendCase, sendDiscovered } from '../../../src/procedures/case-transfer/send-transfer.js';
import { deciding, keyOf, morning, opening, refusalsIn, register } from '../../harness/builders/deciding.js';

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const found = {
  itemCode: '330217001000',
  causeOfCase: '擅自占用城市道路',
  partyName: '古县某建材有限公司',
  discoveredAt: instant('2025-06-10T09:00:00+08:00'),
  urgent: false,
  violationOngoing: false,
};
const letter = { ...found, toCode: 'zrzy', basicFacts: '占道堆放建材。' };
const nothingListed: Boundary = { competent: null, handoverOn: null };

describe('the discovery of a case', () => {
  const discover = (changes: object = {}, who: object = {}) =>
    registerDiscovery(opening({ ...found, ...changes }, who));

  test('[T4] by a township runs the clock of townships from the discovery, due in three working days', () => {
    expect(discover()).toMatchObject({
      set: { senderId: keyOf('141025100'), dueAt: '2025-06-14T00:00:00+08:00', dueBasis: 'ANNOUNCED' },
      title: '擅自占用城市道路（古县某建材有限公司）',
      starts: { byTownship: found.discoveredAt, byDepartment: null, urgent: null, dissuasion: null, notice: null },
    });
  });

  test('[T5] by a department runs that of departments', () => {
    expect(discover({}, { by: 'zrzy' })).toMatchObject({
      starts: { byTownship: null, byDepartment: found.discoveredAt, urgent: null },
    });
  });

  test('[T6] that is urgent is due in 24 hours, and says why', () => {
    expect(discover({ urgent: true, urgencyReason: '物品可能被转移' })).toMatchObject({
      set: { dueAt: '2025-06-11T09:00:00+08:00' },
      starts: { byTownship: null, urgent: found.discoveredAt },
    });
    expect(refusalsIn(discover({ urgent: true }))).toEqual(['urgencyReason REQUIRED T6']);
  });

  test('[T7] of a violation that goes on runs the clocks of dissuasion and notice', () => {
    expect(discover({ violationOngoing: true })).toMatchObject({
      starts: { dissuasion: found.discoveredAt, notice: found.discoveredAt },
    });
  });

  test.each([
    [{ causeOfCase: ' ' }, 'causeOfCase REQUIRED T9'],
    [{ discoveredAt: instant('2025-06-12T09:00:00+08:00') }, 'discoveredAt INVALID T4'],
    [{ dissuadedAt: instant('2025-06-09T09:00:00+08:00') }, 'dissuadedAt INVALID T7'],
  ])('with %j is refused', (changes, expected) => {
    expect(refusalsIn(discover(changes))).toEqual([expected]);
  });

  test('tells everything that is wrong at once', () => {
    expect(refusalsIn(discover({ causeOfCase: '', urgent: true }))).toEqual([
      'causeOfCase REQUIRED T9',
      'urgencyReason REQUIRED T6',
    ]);
  });
});

describe('the sending of a case', () => {
  const send = (changes: object = {}, loaded: Boundary = nothingListed, who: object = {}) =>
    sendCase(opening({ ...letter, ...changes }, { loaded, ...who }));

  test('[T4] in time is flagged so; late too, and never refused', () => {
    expect(send()).toMatchObject({
      set: { receiverId: keyOf('zrzy'), sentToId: keyOf('zrzy'), sentAt: morning, timeliness: 'IN_TIME' },
    });
    expect(send({}, nothingListed, { at: '2025-06-17T09:00:00+08:00' })).toMatchObject({ set: { timeliness: 'LATE' } });
  });

  test('[T10] goes to a department or township, never to oneself or to a court', () => {
    expect(refusalsIn(send({ toCode: '141025100' }))).toEqual(['toCode INVALID T10']);
    expect(refusalsIn(send({ toCode: 'fy' }))).toEqual(['toCode WRONG_PARTY T10']);
    expect(refusalsIn(send({ toCode: 'nobody' }))).toEqual(['toCode NOT_FOUND -']);
  });

  test('[T10] in the name of another body needs a law that says so', () => {
    expect(refusalsIn(send({}, nothingListed, { by: 'fy' }))).toEqual(['onBehalfOfLaw WRONG_PARTY T10']);
    expect(send({ onBehalfOfLaw: '《某法》第九条' }, nothingListed, { by: 'fy' })).toMatchObject({ set: {} });
  });

  test('[G2] does not go where the lists name somebody else', () => {
    const listed = { competent: register.byCode('scjg') ?? null, handoverOn: null };
    expect(refusalsIn(send({}, listed))).toEqual(['toCode NOT_COMPETENT G2']);
  });

  test.each([
    [{ closedOn: '2024-01-01' }, 'legacy.closedOn WRONG_STATE T1'],
    [{ filedOn: '2024-01-01' }, 'legacy.filedOn WRONG_STATE T2'],
    [{}, 'legacy.consultation MISSING_MATERIAL T3'],
    [{ filedOn: '2026-01-01' }, 'legacy.filedOn INVALID T2'],
  ])('[T1] [T2] [T3] of what lies before the handover, %j, is refused', (legacy, expected) => {
    expect(refusalsIn(send({ legacy }, { competent: null, handoverOn: '2025-01-01' }))).toEqual([expected]);
  });

  test('[T8] of a registered discovery keeps its clocks, and what it does not tell anew', () => {
    const input = { ...letter, partyName: null, itemCode: null, caseTransferId: 'trf_1' };
    const standing = {
      discoveredAt: '2025-06-10T09:00:00+08:00',
      dueAt: '2025-06-13T23:59:59+08:00',
      dueBasis: 'ANNOUNCED',
      partyName: '张记建材',
      itemCode: '330217001000',
    };
    expect(sendDiscovered(deciding(standing, input, { loaded: nothingListed }))).toMatchObject({
      set: { partyName: '张记建材', itemCode: '330217001000', timeliness: 'IN_TIME' },
      starts: { byTownship: null, byDepartment: null, urgent: null, dissuasion: null, notice: null },
      metAt: { dissuasion: null },
    });
  });
});

describe('a step in a transfer', () => {
  const standing = { discoveredAt: '2025-06-10T09:00:00+08:00' };
  const caseTransferId = 'trf_1';

  test('[T7] dissuasion is recorded at its own time, after the discovery', () => {
    const at = instant('2025-06-10T09:10:00+08:00');
    const dissuade = (dissuadedAt: Temporal.Instant) =>
      recordDissuasion(deciding(standing, { caseTransferId, dissuasion: '已劝阻', dissuadedAt }));
    expect(dissuade(at)).toEqual({
      set: { dissuasion: '已劝阻', dissuadedAt: '2025-06-10T09:10:00+08:00' },
      metAt: { dissuasion: at },
    });
    expect(refusalsIn(dissuade(instant('2025-06-10T08:00:00+08:00')))).toEqual(['dissuadedAt INVALID T7']);
  });

  test('[T8] whoever is informed comes to see the case', () => {
    const inform = (toCode: string) => informCompetentOrganization(deciding(standing, { caseTransferId, toCode }));
    expect(inform('zrzy')).toEqual({ set: { receiverId: keyOf('zrzy'), informedAt: morning } });
    expect(refusalsIn(inform('141025100'))).toEqual(['toCode INVALID T10']);
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
