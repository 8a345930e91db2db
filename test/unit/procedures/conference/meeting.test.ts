import { describe, expect, test } from 'vitest';
import { setAgenda, type FoundTopics } from '../../../../src/procedures/conference/meeting/agenda.js';
import { cancelMeeting, changeMeeting } from '../../../../src/procedures/conference/meeting/change-meeting.js';
import { callSpecialMeeting, planMeeting } from '../../../../src/procedures/conference/meeting/plan-meeting.js';
import {
  deciding,
  instant,
  keyOf,
  opening,
  refusalsIn,
  register,
  thatDay,
  told,
} from '../../../harness/builders/deciding.js';

const members = register.all().filter(({ code }) => ['141025100', 'zrzy'].includes(code));
const memberIds = members.map(({ key }) => key);
const invitees = { members, owing: [keyOf('fy')] };
const meetingId = 'mtg_1';
/** Wednesday a week later: its notice is due today. */
const nextWeek = instant('2025-06-18T09:00:00+08:00');
const tooNear = { meetsAt: instant('2025-06-17T09:00:00+08:00') };
const overrideReason = '县委要求';
const run = { officeId: keyOf('sfj'), convenerId: keyOf('xzf'), attendedIds: [], representatives: [] };
type Topic = NonNullable<FoundTopics[number]>;
const topic = (changes: object = {}) =>
  ({
    key: 'a topic',
    title: '采砂分工',
    state: 'APPROVED',
    meetingId: null,
    meetingKind: 'SPECIAL',
    ...changes,
  }) as unknown as Topic;

describe('a regular meeting', () => {
  const plan = (changes: object = {}, by = 'sfj') =>
    planMeeting(opening({ meetsAt: nextWeek, place: '三楼', ...changes }, { loaded: invitees, by }));

  test('[J11] [J12] is announced to all members and whoever is invited; who owes a report at it sees it', () => {
    expect(told(plan({ invitedCodes: ['gaj', 'gaj'], endsAt: instant('2025-06-18T11:00:00+08:00') }))).toEqual({
      set: {
        ...run,
        kind: 'REGULAR',
        meetsAt: '2025-06-18T09:00:00+08:00',
        endsAt: '2025-06-18T11:00:00+08:00',
        place: '三楼',
        participantIds: memberIds,
        invitedIds: [keyOf('gaj')],
        noticeDueOn: '2025-06-11',
        overrideReason: null,
      },
      title: '2025年上半年综合行政执法联席会议例行会议',
      guestIds: [keyOf('fy')],
      starts: { holding: '2025-06-18T09:00:00+08:00' },
    });
  });

  test('[J12] keeps a reason only where its day is too near', () => {
    expect(plan({ overrideReason })).toMatchObject({ set: { overrideReason: null } });
    expect(plan({ ...tooNear, overrideReason })).toMatchObject({ set: { overrideReason, noticeDueOn: '2025-06-10' } });
  });

  test.each([
    ['by a member', {}, 'zrzy', ['- WRONG_PARTY J4']],
    ['four working days before it', tooNear, 'sfj', ['meetsAt INVALID J12']],
    ['yesterday', { meetsAt: instant('2025-06-10T23:59:59+08:00'), overrideReason }, 'sfj', ['meetsAt INVALID -']],
    ['to end as it begins', { endsAt: nextWeek }, 'sfj', ['endsAt INVALID -']],
    ['to nobody known', { invitedCodes: ['nobody'] }, 'sfj', ['invitedCodes.0 NOT_FOUND -']],
  ])('[J4] [J12] is not announced %s', (_, changes, by, expected) => {
    expect(refusalsIn(plan(changes, by))).toEqual(expected);
  });
});

describe('a special meeting', () => {
  const call = (changes: object = {}, found: FoundTopics = [topic()], by = 'sfj') => {
    const input = { meetsAt: thatDay('00:00:00'), place: '三楼', topicIds: found.map(String), ...changes };
    const loaded = { found, owing: [keyOf('fy')] };
    return callSpecialMeeting(opening({ participantCodes: ['zrzy', 'gaj'], ...input }, { loaded, by }));
  };

  test('[J14] [J15] is called at any time for a topic that was approved, with those whom it concerns', () => {
    expect(told(call())).toEqual({
      set: {
        ...run,
        kind: 'SPECIAL',
        meetsAt: '2025-06-11T00:00:00+08:00',
        endsAt: null,
        place: '三楼',
        participantIds: [keyOf('zrzy'), keyOf('gaj')],
        invitedIds: [],
      },
      title: '综合行政执法联席会议专题会议（采砂分工）',
      guestIds: [keyOf('fy')],
      starts: { holding: '2025-06-11T00:00:00+08:00' },
      also: true,
    });
  });

  test.each([
    ['by a member', {}, [topic()], 'zrzy', ['- WRONG_PARTY J4']],
    ['yesterday', { meetsAt: instant('2025-06-10T09:00:00+08:00') }, [topic()], 'sfj', ['meetsAt INVALID -']],
    ['with nobody known', { participantCodes: ['nobody'] }, [topic()], 'sfj', ['participantCodes.0 NOT_FOUND -']],
    ['for what is not approved', {}, [topic({ state: 'SUBMITTED' })], 'sfj', ['topicIds.0 WRONG_STATE J14']],
    ['for what is meant for a regular one', {}, [topic({ meetingKind: 'REGULAR' })], 'sfj', ['topicIds.0 INVALID J14']],
    ['for what one does not see', {}, [topic(), null], 'sfj', ['topicIds.1 NOT_FOUND -']],
    ['for the same twice', {}, [topic(), topic()], 'sfj', ['topicIds.1 INVALID -']],
    ['though for fifty topics', { topicIds: Array(50).fill('tpc_1') }, [topic()], 'sfj', []],
    ['for fifty-one topics', { topicIds: Array(51).fill('tpc_1') }, [topic()], 'sfj', ['topicIds INVALID -']],
  ])('[J4] [J14] [J15] is called or not: %s', (_, changes, found, by, expected) => {
    expect(refusalsIn(call(changes, found, by))).toEqual(expected);
  });
});

describe('an agenda', () => {
  const set = (kind: string, found: FoundTopics) => {
    const input = { meetingId, topicIds: found.map(String) };
    return setAgenda(deciding({ key: 'this', kind, guestIds: [1] }, input, { loaded: { found, owing: [2] } }));
  };
  const regular = (changes: object = {}) => topic({ meetingKind: 'REGULAR', ...changes });

  test('[J13] has what was approved, or nothing; whoever owes a report sees the meeting', () => {
    const here = regular({ key: 'another', state: 'SCHEDULED', meetingId: 'this' });
    for (const found of [[], [regular(), here]])
      expect(told(set('REGULAR', found))).toEqual({ guestIds: [1, 2], also: true });
  });

  test('[J13] [J14] does not take what is on another one, nor leave a special meeting without a topic', () => {
    const elsewhere = regular({ state: 'SCHEDULED', meetingId: 'that' });
    expect(refusalsIn(set('REGULAR', [elsewhere]))).toEqual(['topicIds.0 WRONG_STATE J13']);
    expect(refusalsIn(set('SPECIAL', []))).toEqual(['topicIds REQUIRED J14']);
    expect(refusalsIn(set('SPECIAL', [topic()]))).toEqual([]);
  });
});

describe('a meeting that is moved', () => {
  const standing = { openedAt: '2025-06-11T08:00:00+08:00', place: '三楼', guestIds: [1] };
  const change = (kind: string, changes: object = {}, at = '2025-06-12T09:00:00+08:00') =>
    changeMeeting(
      deciding({ ...standing, kind }, { meetingId, meetsAt: nextWeek, ...changes }, { loaded: invitees, at }),
    );

  test('[J12] counts from the day of its notice, asks the members of its new day, and keeps its place', () => {
    expect(told(change('REGULAR', { meetsAt: instant('2025-07-01T09:00:00+08:00') }))).toEqual({
      set: {
        meetsAt: '2025-07-01T09:00:00+08:00',
        endsAt: null,
        place: '三楼',
        participantIds: memberIds,
        noticeDueOn: '2025-06-24',
        overrideReason: null,
      },
      title: '2025年下半年综合行政执法联席会议例行会议',
      guestIds: [1, keyOf('fy')],
      starts: { holding: '2025-07-01T09:00:00+08:00' },
    });
    expect(change('REGULAR', { ...tooNear, overrideReason })).toMatchObject({ set: { overrideReason } });
  });

  test('[J14] that is special keeps title and participants, and no reason', () => {
    expect(told(change('SPECIAL', { ...tooNear, place: '二楼', overrideReason }))).toEqual({
      set: { meetsAt: '2025-06-17T09:00:00+08:00', endsAt: null, place: '二楼', overrideReason: null },
      guestIds: [1, keyOf('fy')],
      starts: { holding: '2025-06-17T09:00:00+08:00' },
    });
  });

  test.each([
    ['regular to five working days after its notice', 'REGULAR', {}, []],
    ['regular to a day that is too near', 'REGULAR', tooNear, ['meetsAt INVALID J12']],
    ['special to yesterday', 'SPECIAL', { meetsAt: thatDay('23:59:59') }, ['meetsAt INVALID -']],
    ['special to end as it begins', 'SPECIAL', { endsAt: nextWeek }, ['endsAt INVALID -']],
  ])('[J12] from %s is taken or refused', (_, kind, changes, expected) => {
    expect(refusalsIn(change(kind, changes))).toEqual(expected);
  });

  test('[J11] or cancelled keeps the reason', () => {
    expect(told(cancelMeeting(deciding({}, { meetingId, reason: '延期' })))).toEqual({
      set: { cancelReason: '延期' },
      also: true,
    });
  });
});
