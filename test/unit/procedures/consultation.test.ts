import { describe, expect, test } from 'vitest';
import { callConsultation } from '../../../src/procedures/consultation/call-consultation.js';
import { cancelConsultation, holdConsultation } from '../../../src/procedures/consultation/hold-consultation.js';
import {
  deciding,
  instant,
  keyOf,
  morning,
  opening,
  refusalsIn,
  thatDay,
  told,
} from '../../harness/builders/deciding.js';

const planned = {
  kind: 'REGULAR' as const,
  topicKind: 'COMMON_PROBLEM' as const,
  topic: '流动摊贩占道经营',
  plannedAt: thatDay('00:00:00'),
  participantCodes: ['scjg', '141025100', 'zrzy', 'scjg'],
};
const consultationId = 'csn_1';
const both = [keyOf('scjg'), keyOf('zrzy')];

describe('the call of a consultation', () => {
  const call = (changes: object = {}, who: object = {}) => callConsultation(opening({ ...planned, ...changes }, who));

  test('[U1] [U2] keeps who takes part beside the convener, each once', () => {
    expect(told(call())).toEqual({
      set: {
        convenerId: keyOf('141025100'),
        participantIds: both,
        kind: 'REGULAR',
        topicKind: 'COMMON_PROBLEM',
        itemCodes: [],
        topic: '流动摊贩占道经营',
        place: null,
        plannedAt: '2025-06-11T00:00:00+08:00',
      },
      title: '流动摊贩占道经营',
      starts: { holding: '2025-06-11T00:00:00+08:00' },
    });
  });

  test.each([
    ['by the procuratorate', {}, { by: 'jcy' }, ['- WRONG_PARTY U1']],
    ['of nobody, which the table asks for,', { participantCodes: [] }, {}, []],
    ['of oneself alone', { participantCodes: ['141025100'] }, {}, ['participantCodes INVALID U1']],
    ['yesterday', { plannedAt: instant('2025-06-10T23:59:59+08:00') }, {}, ['plannedAt INVALID U2']],
    ['of nobody known', { participantCodes: ['zrzy', 'nobody'] }, {}, ['participantCodes.1 NOT_FOUND -']],
    ['of a township that has ended', { participantCodes: ['141025200'] }, {}, ['participantCodes.0 INVALID -']],
    ['of fifty-one', { participantCodes: Array(51).fill('zrzy') }, {}, ['participantCodes INVALID -']],
    ['special, on no lead', { kind: 'SPECIAL' }, {}, ['topicKind INVALID U4']],
    ['regular, on a lead', { topicKind: 'MAJOR_LEAD' }, {}, ['kind INVALID U4']],
  ])('[U1] [U2] [U4] %s is called or refused', (_, changes, who, expected) => {
    expect(refusalsIn(call(changes, who))).toEqual(expected);
  });

  test.each(['SPECIAL', 'AT_ONCE'])('[U4] on a major lead may be %s', (kind) => {
    expect(call({ kind, topicKind: 'MAJOR_LEAD' }, { by: 'scjg' })).toMatchObject({ set: { kind } });
  });

  test('tells everything that is wrong at once', () => {
    const all = { kind: 'SPECIAL', plannedAt: instant('2025-06-10T09:00:00+08:00'), participantCodes: ['nobody'] };
    expect(refusalsIn(call(all, { by: 'fy' }))).toHaveLength(4);
  });
});

describe('a consultation that was held', () => {
  const hold = (changes: object = {}) =>
    holdConsultation(
      deciding(
        { convenerId: keyOf('141025100'), participantIds: both },
        { consultationId, conclusions: '议定三条', ...changes },
      ),
    );

  test('[U2] now, with all who were asked, unless it says otherwise', () => {
    expect(hold()).toEqual({ set: { heldAt: morning, conclusions: '议定三条', attendedIds: both } });
    const held = { heldAt: instant('2025-06-10T15:00:00+08:00'), attendedCodes: ['141025100', 'scjg'] };
    expect(hold(held)).toMatchObject({
      set: { heldAt: '2025-06-10T15:00:00+08:00', attendedIds: [keyOf('scjg')] },
    });
  });

  test.each([
    [{ heldAt: thatDay('09:01:00') }, []],
    [{ heldAt: thatDay('09:01:01') }, ['heldAt INVALID U2']],
    [{ attendedCodes: ['scjg', 'lyj'] }, ['attendedCodes INVALID U2']],
    [{ attendedCodes: ['nobody'] }, ['attendedCodes.0 NOT_FOUND -']],
  ])('[U2] with %j is refused for %j', (changes, expected) => {
    expect(refusalsIn(hold(changes))).toEqual(expected);
  });
});

test('[U2] a consultation that is cancelled keeps the reason', () => {
  expect(cancelConsultation(deciding({}, { consultationId, reason: '另行安排' }))).toEqual({
    set: { cancelReason: '另行安排' },
  });
});
