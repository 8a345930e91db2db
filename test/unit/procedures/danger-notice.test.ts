import { describe, expect, test } from 'vitest';
import {
  declineNotice,
  dispatchOfficers,
  escalateNotice,
  refuseNotice,
} from '../../../src/procedures/danger-notice/handle-notice.js';
import { sendNotice } from '../../../src/procedures/danger-notice/send-notice.js';
import { deciding, keyOf, morning, opening, refusalsIn, thatDay, told } from '../../harness/builders/deciding.js';

const found = {
  toCode: 'yjgl',
  dangerKind: 'SAFETY' as const,
  place: '张庄村',
  description: '村内加油点违规储存汽油。',
  discoveredAt: thatDay('08:40:00'),
};

describe('a danger that is found', () => {
  const send = (changes: object = {}, who: object = {}) => sendNotice(opening({ ...found, ...changes }, who));

  test('[U5] [U6] is told since its discovery, and officers are due in thirty minutes of now', () => {
    expect(told(send())).toEqual({
      set: {
        finderId: keyOf('141025100'),
        notifiedId: keyOf('yjgl'),
        itemCodes: [],
        dangerKind: 'SAFETY',
        place: '张庄村',
        description: '村内加油点违规储存汽油。',
        discoveredAt: '2025-06-11T08:40:00+08:00',
        dispatchDueAt: '2025-06-11T09:30:00+08:00',
      },
      title: '安全隐患（张庄村）',
      starts: { notice: '2025-06-11T08:40:00+08:00' },
    });
  });

  test('[U6] officers are due when the policy says so', () => {
    expect(send({}, { policies: { 'immediately-minutes': 45 } })).toMatchObject({
      set: { dispatchDueAt: '2025-06-11T09:45:00+08:00' },
    });
  });

  test.each([
    ['PUBLIC_SECURITY', '治安隐患（张庄村）'],
    ['OTHER', '隐患（张庄村）'],
  ])('[U5] of the kind %s is called %s', (dangerKind, title) => {
    expect(send({ dangerKind })).toMatchObject({ title });
  });

  test.each([
    ['oneself', { toCode: '141025100' }, {}, 'toCode INVALID U5'],
    ['the court', { toCode: 'fy' }, {}, 'toCode WRONG_PARTY U5'],
    ['nobody known', { toCode: 'nobody' }, {}, 'toCode NOT_FOUND -'],
    ['a township that has ended', { toCode: '141025200' }, {}, 'toCode INVALID -'],
    ['others by the procuratorate', {}, { by: 'jcy' }, '- WRONG_PARTY U5'],
    ['others in the future', { discoveredAt: thatDay('09:01:01') }, {}, 'discoveredAt INVALID U5'],
  ])('[U5] is not told to %s', (_, changes, who, expected) => {
    expect(refusalsIn(send(changes, who))).toEqual([expected]);
  });

  test('[U5] may have been found while another clock ran a minute ahead', () => {
    expect(refusalsIn(send({ discoveredAt: thatDay('09:01:00') }))).toEqual([]);
  });

  test('[U5] tells everything that is wrong at once', () => {
    const both = send({ toCode: 'nobody', discoveredAt: thatDay('10:00:00') });
    expect(refusalsIn(both)).toEqual(['discoveredAt INVALID U5', 'toCode NOT_FOUND -']);
  });
});

const dangerNoticeId = 'dgn_1';

describe('officers', () => {
  const dispatch = (changes: object = {}) => {
    const input = { dangerNoticeId, dispatchRecord: '派员三名', ...changes };
    return dispatchOfficers(deciding({ openedAt: '2025-06-11T08:50:00+08:00' }, input));
  };

  test('[U6] are sent now, or when it is told', () => {
    expect(told(dispatch())).toEqual({
      set: { dispatchRecord: '派员三名', dispatchedAt: morning },
      metAt: { dispatch: morning },
    });
    expect(told(dispatch({ dispatchedAt: thatDay('08:55:00') }))).toEqual({
      set: { dispatchRecord: '派员三名', dispatchedAt: '2025-06-11T08:55:00+08:00' },
      metAt: { dispatch: '2025-06-11T08:55:00+08:00' },
    });
  });

  test.each([
    ['08:50:00', []],
    ['08:49:59', ['dispatchedAt INVALID U6']],
    ['09:00:00', []],
    ['09:00:01', ['dispatchedAt INVALID U6']],
  ])('[U6] sent at %s, between the notice and now or not, are refused for %j', (time, expected) => {
    expect(refusalsIn(dispatch({ dispatchedAt: thatDay(time) }))).toEqual(expected);
  });
});

describe('a refusal', () => {
  const refuse = (by: string, note?: string) =>
    refuseNotice(deciding({ notifiedId: keyOf('yjgl') }, { dangerNoticeId, ...(note && { note }) }, { by }));

  test('[U7] with reasons keeps them', () => {
    expect(declineNotice(deciding({}, { dangerNoticeId, reason: '由市场监督管理局管辖' }))).toEqual({
      set: { refusalReason: '由市场监督管理局管辖' },
    });
  });

  test('[U7] that others record says how it was told, one’s own need not', () => {
    expect(refuse('yjgl')).toEqual({});
    expect(refuse('141025100', '电话答复不归我们管')).toEqual({});
    expect(refusalsIn(refuse('141025100'))).toEqual(['note REQUIRED U7']);
    expect(refusalsIn(refuse('141025100', ' \n'))).toEqual(['note REQUIRED U7']);
  });
});

describe('the report to the county government', () => {
  const dispatchDueAt = '2025-06-11T09:30:00+08:00';
  const escalate = (state: string, at = morning) =>
    escalateNotice(deciding({ state, dispatchDueAt }, { dangerNoticeId }, { at }));
  const early = ['dangerNoticeId WRONG_STATE U7'];

  test('[U7] of a refusal without reasons may come at any time, and its clock runs since the refusal', () => {
    expect(told(escalate('REFUSED'))).toEqual({
      set: { countyId: keyOf('xzf'), escalatedAt: morning },
      starts: { report: null },
    });
  });

  test.each([
    ['a second before officers are due', '2025-06-11T09:29:59+08:00', early],
    ['when they are', '2025-06-11T09:30:00+08:00', []],
    ['a second later', '2025-06-11T09:30:01+08:00', []],
  ])('[U7] of silence, %s, is refused for %j', (_, at, expected) => {
    expect(refusalsIn(escalate('NOTIFIED', at))).toEqual(expected);
  });

  test('[U7] of silence is counted since officers were due', () => {
    expect(told(escalate('NOTIFIED', '2025-06-11T11:00:00+08:00'))).toMatchObject({
      set: { escalatedAt: '2025-06-11T11:00:00+08:00' },
      starts: { report: dispatchDueAt },
    });
  });

  test('[U7] does not follow reasons, however late', () => {
    expect(refusalsIn(escalate('REFUSED_WITH_REASON', '2025-06-12T09:00:00+08:00'))).toEqual(early);
  });
});
