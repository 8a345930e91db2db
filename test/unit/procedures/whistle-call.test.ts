import { describe, expect, test } from 'vitest';
import { callWhistle, cancelWhistleCall, reportToWhistle } from '../../../src/procedures/whistle-call/call-whistle.js';
import { isLate } from '../../../src/procedures/whistle-call/whistle-call.rules.js';
import { deciding, instant, keyOf, opening, refusalsIn } from '../../harness/builders/deciding.js';

const wanted = { matter: '河道内有人采砂', place: '涧河大桥', calledCodes: ['zrzy', 'gaj', 'zrzy'] };
const whistleCallId = 'whi_1';

describe('[U10] a whistle call', () => {
  const call = (changes: object = {}, who: object = {}) => callWhistle(opening({ ...wanted, ...changes }, who));
  const report = (reportedIds: readonly number[]) =>
    reportToWhistle(deciding({ reportedIds }, { whistleCallId }, { by: 'gaj' }));

  test('keeps who is called, each once; nobody has reported', () => {
    expect(call()).toEqual({
      set: {
        callerId: keyOf('141025100'),
        calledIds: [keyOf('zrzy'), keyOf('gaj')],
        reportedIds: [],
        ...{ declinedIds: [], contestedIds: [], excusedIds: [] },
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
