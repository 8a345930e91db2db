import { describe, expect, test } from 'vitest';
import {
  acknowledgeComplaint,
  guideComplaint,
  handOverComplaint,
  informTownship,
  returnComplaint,
} from '../../../src/procedures/complaint/pass-on-complaint.js';
import { deciding, instant, keyOf, morning, refusalsIn, register, told } from '../../harness/builders/deciding.js';

const [township, department] = ['141025100', 'scjg'];
const complaintId = 'cpl_1';
const key = '0192f0c4-0000-7000-8000-000000000001';
const receivedAt = '2025-06-10T16:00:00+08:00';
const listed = (code: string | null) => (code === null ? null : (register.byCode(code) ?? null));
const paper = (name: string) => ({ revision: 1, kind: 'COMPLAINANT_MATERIAL', name, contentId: null });
const papers = [paper('举报信'), paper('照片 '), { ...paper('扫描件'), contentId: 'a' }];

/** A complaint that a department was asked first and handles. */
const standing = {
  firstContactId: keyOf(department),
  handlerId: keyOf(department),
  competentId: null,
  informedAt: null,
  receivedAt,
  acceptedAt: null,
  anonymous: false,
};

describe('informing a township', () => {
  const nothing = { listed: null, papers: [] };
  const inform = (changes: object = {}, facts: object = {}, loaded: object = {}, who: object = { by: department }) => {
    const input = { complaintId, townshipCode: township, complainantNotice: '已电话告知', ...changes };
    const given = { loaded: { ...nothing, ...loaded }, ...who };
    return informTownship(deciding({ ...standing, ...facts }, input, given));
  };

  test('[C7] [C8] tells complainant and township now, or the complainant when it is told', () => {
    expect(told(inform())).toEqual({
      set: {
        complainantToldAt: morning,
        complainantNotice: '已电话告知',
        receiverId: keyOf(township),
        informerId: keyOf(department),
        informedAt: morning,
      },
      starts: { notice: receivedAt },
      metAt: { notice: morning },
    });
    expect(told(inform({ complainantToldAt: instant('2025-06-11T08:00:00+08:00') }))).toMatchObject({
      set: { complainantToldAt: '2025-06-11T08:00:00+08:00', informedAt: morning },
      metAt: { notice: '2025-06-11T08:00:00+08:00' },
    });
  });

  const acceptedAt = '2025-06-10T17:00:00+08:00';
  test.each([
    ['received, where no list says whose it is', {}, receivedAt],
    ['received, though it was accepted', { acceptedAt }, receivedAt],
    ['accepted, by whom it was handed over to', { firstContactId: keyOf('zrzy'), acceptedAt }, acceptedAt],
    ['received, if that one has not accepted it', { firstContactId: keyOf('zrzy') }, receivedAt],
    ['nothing: its clock runs since it was registered', { competentId: keyOf(township) }, null],
    ['received, where the lists name a department', { competentId: keyOf('zrzy') }, receivedAt],
    ['nothing, if it was told before', { informedAt: morning }, null],
  ])('[C7] is counted since it was %s', (_, facts, since) => {
    expect(told(inform({}, facts))).toMatchObject({ starts: { notice: since } });
  });

  test('[C7] of an anonymous complaint tells the township alone', () => {
    expect(inform({}, { anonymous: true })).toMatchObject({ set: { complainantToldAt: null, informedAt: morning } });
    expect(refusalsIn(inform({ complainantToldAt: instant(morning) }, { anonymous: true }))).toEqual([
      'complainantToldAt INVALID C7',
    ]);
  });

  test.each([
    [receivedAt, []],
    ['2025-06-10T15:59:59+08:00', ['complainantToldAt INVALID C7']],
    [morning, []],
    ['2025-06-11T09:00:01+08:00', ['complainantToldAt INVALID C7']],
  ])('[C7] told at %s, after the complaint and before now or not, is refused for %j', (at, expected) => {
    expect(refusalsIn(inform({ complainantToldAt: instant(at) }))).toEqual(expected);
  });

  test.each([
    ['a department', { townshipCode: 'zrzy' }, {}, ['townshipCode WRONG_PARTY C8']],
    ['nobody known', { townshipCode: 'nobody' }, {}, ['townshipCode NOT_FOUND -']],
    ['one that the lists do not name', {}, { listed: listed('141025101') }, ['townshipCode NOT_COMPETENT G2']],
    ['the one that they name', {}, { listed: listed(township) }, []],
  ])('[C8] [G2] of %s is refused or taken', (_, changes, loaded, expected) => {
    expect(refusalsIn(inform(changes, {}, loaded))).toEqual(expected);
  });

  test('[C8] is not for a township, which hands over', () => {
    expect(refusalsIn(inform({ townshipCode: '141025101' }, {}, {}, {}))).toEqual(['complaintId WRONG_PARTY C8']);
  });

  test('[C10] hands over each paper under its name; what was uploaded comes by itself', () => {
    const missing = 'materials MISSING_MATERIAL C10';
    expect(refusalsIn(inform({}, {}, { papers }))).toEqual([missing, missing]);
    const handedOver = (name: string) => ({ kind: 'HANDED_OVER_PAPER', name });
    expect(refusalsIn(inform({ materials: [handedOver('举报信')] }, {}, { papers }))).toEqual([missing]);
    const all = [handedOver(' 举报信'), handedOver('照片')];
    expect(refusalsIn(inform({ materials: all }, {}, { papers }))).toEqual([]);
    const own = [{ kind: 'COMPLAINANT_MATERIAL', name: '录音' }];
    expect(refusalsIn(inform({ materials: own }))).toEqual([missing]);
  });

  test('of nobody is left to the table, which asks for one', () => {
    for (const townshipCode of [null, ' ']) expect(inform({ townshipCode })).toEqual([]);
  });
});

describe('handing over', () => {
  const transfer = { key: 'trf', procedure: 'CASE_TRANSFER', aboutId: key, sentAt: morning, audience: [keyOf('zrzy')] };
  const handOver = (changes: object = {}, loaded: object = {}) => {
    const given = { listed: null, papers: [], transfer: null, ...loaded };
    return handOverComplaint(
      deciding({ guestIds: [99] }, { complaintId, toCode: 'zrzy', ...changes }, { loaded: given as never }),
    );
  };

  test('[C5] tells when and to whom, with the transfer that goes with it; whoever hands over goes on seeing it', () => {
    expect(handOver()).toEqual({
      set: { receiverId: keyOf('zrzy'), handedOverAt: morning, caseTransferId: null },
      guestIds: [99, keyOf(township)],
    });
    expect(handOver({}, { transfer })).toMatchObject({ set: { caseTransferId: 'trf' } });
  });

  const unseen = [{ path: ['caseTransferId'], code: 'NOT_FOUND', message: '', rule: null }];
  test.each([
    ['oneself', { toCode: township }, {}, 'toCode INVALID C5'],
    ['the court', { toCode: 'fy' }, {}, 'toCode WRONG_PARTY C5'],
    ['nobody known', { toCode: 'nobody' }, {}, 'toCode NOT_FOUND -'],
    ['whom the lists do not name', {}, { listed: listed('lyj') }, 'toCode NOT_COMPETENT G2'],
    ['it without a paper that comes now', { materials: [paper('录音')] }, {}, 'materials MISSING_MATERIAL C10'],
    ['it without its papers', {}, { papers: [paper('举报信')] }, 'materials MISSING_MATERIAL C10'],
    ['it with no transfer', {}, { transfer: { ...transfer, procedure: 'TRAINING' } }, 'caseTransferId INVALID C5'],
    ['it with another transfer', {}, { transfer: { ...transfer, aboutId: 'x' } }, 'caseTransferId INVALID C5'],
    ['it with one not sent', {}, { transfer: { ...transfer, sentAt: null } }, 'caseTransferId WRONG_STATE C5'],
    ['it with one sent elsewhere', {}, { transfer: { ...transfer, audience: [] } }, 'caseTransferId WRONG_STATE C5'],
    ['it with one that is not seen', {}, { transfer: unseen }, 'caseTransferId NOT_FOUND -'],
  ])('[C5] [C10] [G2] to %s is refused', (_, changes, loaded, expected) => {
    expect(refusalsIn(handOver(changes, loaded))).toEqual([expected]);
  });

  test('[C5] to the county government, or to whom the lists name, is not', () => {
    expect(refusalsIn(handOver({ toCode: 'xzf' }))).toEqual([]);
    expect(refusalsIn(handOver({}, { listed: listed('zrzy') }))).toEqual([]);
  });
});

describe('a complaint that was passed on', () => {
  const [informed, handedOver] = [{ state: 'INFORMED' }, { state: 'HANDED_OVER' }];

  test('[C1] is whoever’s acknowledges it; what it was informed of runs since then', () => {
    const acknowledge = (facts: object) => acknowledgeComplaint(deciding(facts, { complaintId }));
    expect(acknowledge(handedOver)).toEqual({ set: { handlerId: keyOf(township) } });
    expect(acknowledge(informed)).toEqual({ set: { handlerId: keyOf(township) }, starts: { acceptance: null } });
  });

  test('[D1] is returned with a reason, and nobody has informed of it then', () => {
    const giveBack = (facts: object) => returnComplaint(deciding(facts, { complaintId, reason: '不在本镇' }));
    expect(giveBack(handedOver)).toEqual({ set: { returnReason: '不在本镇' } });
    expect(giveBack(informed)).toEqual({ set: { returnReason: '不在本镇', informerId: null } });
  });

  test('[C11] is guided in a note', () => {
    expect(guideComplaint(deciding({}, { complaintId, guidance: '先核对许可' }))).toEqual({ note: '先核对许可' });
  });
});
