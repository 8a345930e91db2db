import { describe, expect, test } from 'vitest';
import { callWhistle, cancelWhistleCall, reportToWhistle } from '../../../src/procedures/whistle-call/call-whistle.js';
import { rateUnit } from '../../../src/procedures/whistle-call/rate-unit.js';
import { isLate } from '../../../src/procedures/whistle-call/whistle-call.rules.js';
import { deciding, instant, keyOf, opening, refusalsIn } from '../../harness/builders/deciding.js';

const wanted = { matter: '河道内有人采砂', place: '涧河大桥', calledCodes: ['zrzy', 'gaj', 'zrzy'] };
const whistleCallId = 'whi_1';

describe('[U10] a whistle call', () => {
  const call = (changes: object = {}, who: object = {}) => callWhistle(opening({ ...wanted, ...changes }, who));
  const report = (reportedIds: readonly number[]) =>
    reportToWhistle(deciding({ reportedIds, ratedIds: reportedIds }, { whistleCallId }, { by: 'gaj' }));

  test('keeps who is called, each once; nobody has reported', () => {
    expect(call()).toEqual({
      set: {
        callerId: keyOf('141025100'),
        calledIds: [keyOf('zrzy'), keyOf('gaj')],
        reportedIds: [],
        ...{ declinedIds: [], contestedIds: [], excusedIds: [] },
        ...{ ratedIds: [], dissatisfiedIds: [], belatedIds: [], unsolvedIds: [] },
        itemCodes: [],
        matter: '河道内有人采砂',
        place: '涧河大桥',
      },
      title: '河道内有人采砂（涧河大桥）',
    });
    expect(refusalsIn(call({ calledCodes: ['141025101'] }))).toEqual([]);
  });

  test.each([
    ['by a department', {}, { by: 'scjg' }, ['- WRONG_PARTY U10']],
    ['to oneself', { calledCodes: ['zrzy', '141025100'] }, {}, ['calledCodes INVALID U10']],
    ['to the county government', { calledCodes: ['xzf'] }, {}, ['calledCodes INVALID U10']],
    ['to nobody known', { calledCodes: ['nobody'] }, {}, ['calledCodes.0 NOT_FOUND -']],
    [
      'by a department to nobody known',
      { calledCodes: ['nobody'] },
      { by: 'scjg' },
      ['- WRONG_PARTY U10', 'calledCodes.0 NOT_FOUND -'],
    ],
  ])('%s is refused', (_, changes, who, expected) => {
    expect(refusalsIn(call(changes, who))).toEqual(expected);
  });

  test('is reported to once by each, in the order in which they come', () => {
    expect(report([keyOf('zrzy')])).toEqual({ set: { reportedIds: [keyOf('zrzy'), keyOf('gaj')] } });
    expect(refusalsIn(report([keyOf('gaj')]))).toEqual(['whistleCallId WRONG_STATE U10']);
  });

  const rate = (row: { reportedIds: readonly number[]; ratedIds: readonly number[] }, changes: object = {}) =>
    rateUnit(
      deciding(
        { dissatisfiedIds: [], belatedIds: row.ratedIds, unsolvedIds: [], ...row },
        { whistleCallId, unitCode: 'zrzy', satisfied: false, arrivedInTime: true, solved: true, ...changes },
      ),
    );
  const [zrzy, gaj] = [keyOf('zrzy'), keyOf('gaj')];

  test('is rated unit by unit; the last rating meets the clock of the township', () => {
    const note = '自然资源局：不满意，到场及时，问题已解决';
    const set = { ratedIds: [zrzy], dissatisfiedIds: [zrzy], belatedIds: [], unsolvedIds: [] };
    expect(rate({ reportedIds: [zrzy], ratedIds: [] })).toEqual({ set, note });
    expect(rate({ reportedIds: [zrzy, gaj], ratedIds: [] })).toEqual({ set, note, metAt: { rating: null } });
  });

  test('has its rating put right with a reason, and nobody rated who has not come', () => {
    const rated = { reportedIds: [zrzy, gaj], ratedIds: [zrzy, gaj] };
    expect(refusalsIn(rate(rated))).toEqual(['reason REQUIRED U10']);
    expect(rate(rated, { reason: '核对签到表' })).toEqual({
      set: { ratedIds: [gaj, zrzy], dissatisfiedIds: [zrzy], belatedIds: [gaj], unsolvedIds: [] },
      note: '自然资源局：不满意，到场及时，问题已解决\n核对签到表',
    });
    expect(refusalsIn(rate({ reportedIds: [gaj], ratedIds: [] }))).toEqual(['unitCode WRONG_STATE U10']);
    expect(refusalsIn(rate(rated, { unitCode: 'nobody' }))).toEqual(['unitCode NOT_FOUND -']);
  });

  test('starts one clock of rating however many come', () => {
    const came = reportToWhistle(deciding({ reportedIds: [zrzy], ratedIds: [] }, { whistleCallId }, { by: 'gaj' }));
    expect(came).toEqual({ set: { reportedIds: [zrzy, gaj] }, starts: { rating: null } });
  });

  test('that is cancelled keeps the reason', () => {
    expect(cancelWhistleCall(deciding({}, { whistleCallId, reason: '已停止' }))).toEqual({
      set: { cancelReason: '已停止' },
    });
  });

  const [before, due, after] = ['10:59:59', '11:00:00', '11:00:01'].map((time) => `2025-06-11T${time}+08:00`) as [
    string,
    string,
    string,
  ];
  test.each([
    ['came in time', before, null, after, false],
    ['came as the time was over', due, null, after, true],
    ['has yet to come', null, null, before, false],
    ['had not come when the time was over', null, null, due, true],
    ['was no longer needed in time', null, before, after, false],
    ['was no longer needed after it', null, after, after, true],
  ])('makes whoever %s late or not', (_, metAt, endedAt, now, expected) => {
    expect(isLate({ dueAt: due, metAt, endedAt }, instant(now))).toBe(expected);
  });
});
