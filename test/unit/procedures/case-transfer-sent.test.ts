import { describe, expect, test } from 'vitest';
import type { Boundary } from '../../../src/procedures/case-transfer/boundary.js';
import { sendCase, sendDiscovered } from '../../../src/procedures/case-transfer/send-transfer.js';
import {
  deciding,
  instant,
  keyOf,
  morning,
  opening,
  refusalsIn,
  register,
  told,
} from '../../harness/builders/deciding.js';

const since = '2025-06-10T09:00:00+08:00';
const dissuadedAt = instant('2025-06-10T09:10:00+08:00');
const letter = {
  ...{ toCode: 'zrzy', basicFacts: '占道堆放建材。', itemCode: '330217001000', causeOfCase: '擅自占用城市道路' },
  ...{ partyName: '某建材公司', discoveredAt: instant(since), urgent: false, violationOngoing: false },
};
const nothingListed: Boundary = { competent: null, handoverOn: null };
const untold = { legacyFiledOn: null, legacyClosedOn: null, legacyConsultation: null, onBehalfOfLaw: null };

describe('the sending of a case', () => {
  const send = (changes: object = {}, loaded: Boundary = nothingListed, who: object = {}) =>
    sendCase(opening({ ...letter, ...changes }, { loaded, ...who }));

  test('[T4] is told as it was found, and meets the clock of dissuasion only if the party was dissuaded', () => {
    expect(told(send())).toMatchObject({
      set: {
        ...{ senderId: keyOf('141025100'), receiverId: keyOf('zrzy'), sentToId: keyOf('zrzy'), sentAt: morning },
        ...{ basicFacts: '占道堆放建材。', ...untold },
      },
      title: '擅自占用城市道路（某建材公司）',
      starts: { byTownship: since, byDepartment: null, urgent: null },
      metAt: { dissuasion: null },
    });
    expect(told(send({ dissuasion: '已劝阻', dissuadedAt }))).toMatchObject({
      metAt: { dissuasion: '2025-06-10T09:10:00+08:00' },
    });
  });

  test('[T4] is in time if it was sent in time, whenever that is told; not before it was found', () => {
    const at = '2025-06-20T09:00:00+08:00';
    expect(told(send({}, nothingListed, { at, occurredAt: morning }))).toMatchObject({
      set: { sentAt: morning, timeliness: 'IN_TIME' },
    });
    const before = send({}, nothingListed, { at, occurredAt: '2025-06-10T08:00:00+08:00' });
    expect(refusalsIn(before)).toEqual(['discoveredAt INVALID T4']);
  });

  test.each([
    [false, '2025-06-13T23:59:59+08:00', 'IN_TIME'],
    [false, '2025-06-14T00:00:00+08:00', 'LATE'],
    [true, '2025-06-11T08:59:59+08:00', 'IN_TIME'],
    [true, '2025-06-11T09:00:00+08:00', 'LATE'],
  ])('[T4] [T6] urgent or not (%j), at %s it is flagged %s, and never refused', (urgent, at, timeliness) => {
    const changes = { urgent, urgencyReason: '即将运离' };
    expect(send(changes, nothingListed, { at })).toMatchObject({ set: { timeliness } });
  });

  test.each([
    ['oneself', { toCode: '141025100' }, {}, ['toCode INVALID T10']],
    ['the court', { toCode: 'fy' }, {}, ['toCode WRONG_PARTY T10']],
    ['nobody known', { toCode: 'nobody' }, {}, ['toCode NOT_FOUND -']],
    ['a township that has ended', { toCode: '141025200' }, {}, ['toCode INVALID -']],
    ['anybody by the court', {}, { by: 'fy' }, ['onBehalfOfLaw WRONG_PARTY T10']],
    [
      'nobody known by the court',
      { toCode: 'nobody' },
      { by: 'fy' },
      ['onBehalfOfLaw WRONG_PARTY T10', 'toCode NOT_FOUND -'],
    ],
    [
      'the court, without a cause',
      { causeOfCase: '', toCode: 'fy' },
      {},
      ['causeOfCase REQUIRED T9', 'toCode WRONG_PARTY T10'],
    ],
  ])('[T10] is not to %s', (_, changes, who, expected) => {
    expect(refusalsIn(send(changes, nothingListed, who))).toEqual(expected);
  });

  test('[T10] in the name of another body needs a law that says so', () => {
    const onBehalfOfLaw = '《某法》第九条';
    expect(send({ onBehalfOfLaw }, nothingListed, { by: 'fy' })).toMatchObject({ set: { onBehalfOfLaw } });
    expect(refusalsIn(send({ onBehalfOfLaw: ' ' }, nothingListed, { by: 'fy' }))).toHaveLength(1);
  });

  test('[G2] goes where the lists say, if they say', () => {
    const listed = (code: string) => ({ competent: register.byCode(code) ?? null, handoverOn: null });
    expect(refusalsIn(send({}, listed('scjg')))).toEqual(['toCode NOT_COMPETENT G2']);
    expect(refusalsIn(send({}, listed('zrzy')))).toEqual([]);
  });

  const consulted = { consultation: '已协商' };
  test.each([
    [{ closedOn: '2024-12-31' }, '2025-01-01', ['legacy.closedOn WRONG_STATE T1']],
    [{ closedOn: '2025-01-01', ...consulted }, '2025-01-01', []],
    [{ closedOn: '2025-01-01' }, null, ['legacy.closedOn WRONG_STATE T1']],
    [{ filedOn: '2024-12-31' }, '2025-01-01', ['legacy.filedOn WRONG_STATE T2']],
    [{ filedOn: '2025-01-01', ...consulted }, '2025-01-01', []],
    [{ consultation: ' ' }, '2025-01-01', ['legacy.consultation MISSING_MATERIAL T3']],
    [{}, null, ['legacy.consultation MISSING_MATERIAL T3']],
    [consulted, null, []],
    [{ filedOn: '2026-01-01', closedOn: '2026-02-01' }, null, ['legacy.filedOn INVALID T2']],
    [{ closedOn: '2025-06-12' }, null, ['legacy.closedOn INVALID T1']],
    [{ filedOn: '2024-06-02', closedOn: '2024-06-01' }, null, ['legacy.filedOn INVALID T2']],
    [{ filedOn: '2025-06-12' }, null, ['legacy.filedOn INVALID T2']],
  ])('[T1] [T2] [T3] of what may lie before the handover, %j before %s, is refused for %j', (legacy, on, expected) => {
    expect(refusalsIn(send({ legacy }, { competent: null, handoverOn: on }))).toEqual(expected);
  });

  test('[T3] keeps what lies before the handover', () => {
    const legacy = { filedOn: '2025-02-01', closedOn: '2025-02-02', ...consulted };
    expect(send({ legacy }, { competent: null, handoverOn: '2025-01-01' })).toMatchObject({
      set: { legacyFiledOn: '2025-02-01', legacyClosedOn: '2025-02-02', legacyConsultation: '已协商' },
    });
  });
});

describe('the sending of a case that was registered', () => {
  const standing = {
    ...{ discoveredAt: since, dueAt: '2025-06-14T00:00:00+08:00', dueBasis: 'ANNOUNCED' },
    ...{ partyName: '张记建材', itemCode: '330217009000' },
  };
  const send = (changes: object = {}) =>
    sendDiscovered(deciding(standing, { ...letter, caseTransferId: 'trf_1', ...changes }, { loaded: nothingListed }));
  const sent = {
    ...{ receiverId: keyOf('zrzy'), sentToId: keyOf('zrzy'), sentAt: morning, timeliness: 'IN_TIME', ...untold },
    ...{ basicFacts: '占道堆放建材。', causeOfCase: '擅自占用城市道路' },
  };

  test('[T4] [T8] keeps its clocks; only its content is new', () => {
    expect(told(send())).toEqual({
      set: { ...sent, partyName: '某建材公司', itemCode: '330217001000' },
      title: '擅自占用城市道路（某建材公司）',
      starts: { byTownship: null, byDepartment: null, urgent: null, dissuasion: null, notice: null },
      metAt: { dissuasion: null },
    });
  });

  test('[T8] keeps what it does not tell anew', () => {
    expect(send({ partyName: null, itemCode: null, basicFacts: null })).toMatchObject({
      set: { partyName: '张记建材', itemCode: '330217009000', basicFacts: null },
      title: '擅自占用城市道路（张记建材）',
    });
  });

  test('[T7] meets the clock of dissuasion when it says so, or now', () => {
    const at = '2025-06-10T09:10:00+08:00';
    expect(told(send({ dissuasion: '已劝阻', dissuadedAt }))).toMatchObject({
      set: { dissuasion: '已劝阻', dissuadedAt: at },
      metAt: { dissuasion: at },
    });
    expect(told(send({ dissuasion: '已劝阻' }))).toMatchObject({ metAt: { dissuasion: morning } });
  });

  test.each([
    [{ toCode: 'fy' }, 'toCode WRONG_PARTY T10'],
    [{ dissuadedAt: instant('2025-06-10T08:59:59+08:00') }, 'dissuadedAt INVALID T7'],
  ])('[T7] [T10] with %j is refused', (changes, expected) => {
    expect(refusalsIn(send(changes))).toEqual([expected]);
  });
});
