import { describe, expect, test } from 'vitest';
import { closeMeeting, recordMeeting } from '../../../../src/procedures/conference/meeting/hold-meeting.js';
import {
  draftMinutes,
  issueMinutes,
  returnMinutes,
  signMinutes,
} from '../../../../src/procedures/conference/meeting/minutes.js';
import { deciding, keyOf, morning, refusalsIn, told } from '../../../harness/builders/deciding.js';

const meetingId = 'mtg_1';
const owing = [keyOf('fy')];

describe('a meeting that was held', () => {
  const standing = {
    meetsAt: '2025-06-11T15:00:00+08:00',
    participantIds: [keyOf('zrzy')],
    invitedIds: [keyOf('gaj')],
  };
  const hold = (attendance: readonly { organizationCode: string; representative?: string }[], at = morning) =>
    recordMeeting(deciding({ ...standing, guestIds: [1] }, { meetingId, attendance }, { loaded: owing, at }));

  test('[J11] keeps who came, and for whom; its topics were discussed', () => {
    const both = [{ organizationCode: 'gaj', representative: '副局长' }, { organizationCode: 'zrzy' }];
    expect(told(hold(both))).toEqual({
      set: { heldAt: morning, attendedIds: [keyOf('gaj'), keyOf('zrzy')], representatives: ['副局长', ''] },
      guestIds: [1, keyOf('fy')],
      also: true,
    });
  });

  test.each([
    ['2025-06-10T23:59:59+08:00', ['meetingId WRONG_STATE J11']],
    ['2025-06-11T00:00:00+08:00', []],
    ['2025-06-20T09:00:00+08:00', []],
  ])('[J11] is recorded at %s, on its day or later, or refused for %j', (at, expected) => {
    expect(refusalsIn(hold([{ organizationCode: 'zrzy' }], at))).toEqual(expected);
  });

  test.each([
    ['whoever was not asked', ['zrzy', 'lyj'], ['attendance.1.organizationCode INVALID J11']],
    ['nobody known', ['nobody'], ['attendance.0.organizationCode INVALID J11']],
    ['one twice', ['zrzy', 'gaj', 'zrzy'], ['attendance.2.organizationCode INVALID -']],
  ])('[J11] is not attended by %s', (_, codes, expected) => {
    expect(refusalsIn(hold(codes.map((organizationCode) => ({ organizationCode }))))).toEqual(expected);
  });
});

describe('the minutes', () => {
  test('[J17] are drafted, returned, drafted anew, and signed by name', () => {
    expect(draftMinutes(deciding({}, { meetingId, minutes: '纪要' }))).toEqual({
      set: { minutes: '纪要', minutesDraftedAt: morning, returnOpinion: null },
    });
    expect(returnMinutes(deciding({}, { meetingId, opinion: '补充期限' }))).toEqual({
      set: { returnOpinion: '补充期限' },
    });
    expect(signMinutes(deciding({}, { meetingId }))).toEqual({ set: { signedAt: morning, signedBy: '测试人员' } });
  });

  test('[J17] are issued to whoever owes a report as well', () => {
    expect(issueMinutes(deciding({ guestIds: [1] }, { meetingId }, { loaded: owing }))).toEqual({
      set: { issuedAt: morning },
      guestIds: [1, keyOf('fy')],
    });
  });
});

test('[J19] a meeting is closed when every earlier resolution was reported at it; each that was not is named', () => {
  const close = (loaded: readonly string[]) => closeMeeting(deciding({}, { meetingId }, { loaded }));
  expect(close([])).toEqual({});
  expect(refusalsIn(close(['分工', '巡查']))).toEqual(['meetingId WRONG_STATE J19', 'meetingId WRONG_STATE J19']);
  expect(close(['分工'])).toMatchObject([{ message: expect.stringContaining('“分工”') }]);
});
