import { describe, expect, test } from 'vitest';
import {
  callPolice,
  recordHandling,
  reportResult,
} from '../../../src/procedures/police-support/support-enforcement.js';
import {
  deciding,
  instant,
  keyOf,
  morning,
  opening,
  refusalsIn,
  register,
  thatDay,
  told,
} from '../../harness/builders/deciding.js';

const happening = {
  kind: 'OBSTRUCTION' as const,
  place: '城关砂石场',
  situation: '车辆堵住出口。',
  occurredAt: thatDay('08:55:00'),
  ongoing: true,
};
const policeSupportId = 'pol_1';
const occurredAt = '2025-06-11T08:30:00+08:00';

describe('a call of the police', () => {
  const call = (changes: object = {}, who: object = {}) => callPolice(opening({ ...happening, ...changes }, who));

  test('[A7] against what goes on runs the clock of that alone', () => {
    expect(told(call({ helpWanted: ['EVIDENCE_FIXED', 'EVIDENCE_FIXED'] }))).toEqual({
      set: {
        callerId: keyOf('141025100'),
        policeId: keyOf('gaj'),
        itemCodes: [],
        kind: 'OBSTRUCTION',
        place: '城关砂石场',
        situation: '车辆堵住出口。',
        occurredAt: '2025-06-11T08:55:00+08:00',
        ongoing: true,
        helpWanted: ['EVIDENCE_FIXED'],
        helpGiven: [],
      },
      title: '阻挠执法：城关砂石场',
      starts: { past: null },
    });
  });

  test('[A7] against what is over runs the other', () => {
    expect(call({ ongoing: false, kind: 'VIOLENCE' })).toMatchObject({
      set: { helpWanted: [] },
      title: '暴力抗法：城关砂石场',
      starts: { ongoing: null },
    });
  });

  test.each([
    ['by a department', {}, { by: 'zrzy' }, []],
    ['by the police', {}, { by: 'gaj' }, ['- WRONG_PARTY A7']],
    ['by the procuratorate', {}, { by: 'jcy' }, ['- WRONG_PARTY A7']],
    ['a clock’s tolerance ahead', { occurredAt: thatDay('09:01:00') }, {}, []],
    ['in the future', { occurredAt: thatDay('09:01:01') }, {}, ['occurredAt INVALID A7']],
    ['after the call that is told later', {}, { occurredAt: '2025-06-11T08:53:00+08:00' }, ['occurredAt INVALID A7']],
  ])('[A7] %s is taken or refused', (_, changes, who, expected) => {
    expect(refusalsIn(call(changes, who))).toEqual(expected);
  });

  test('[A7] needs police that are registered', () => {
    const none = { ...register, byCode: () => undefined };
    expect(refusalsIn(callPolice({ ...opening(happening), organizations: none }))).toEqual(['- NOT_FOUND -']);
  });
});

describe('what the police do', () => {
  const handle = (changes: object = {}, facts: object = {}) =>
    recordHandling(
      deciding(
        { occurredAt, handledAt: null, helpGiven: [], ...facts },
        { policeSupportId, handling: '出警', ...changes },
      ),
    );

  test('[A7] is recorded now or when it is told, and noted', () => {
    expect(told(handle())).toEqual({
      set: { handledAt: morning, handling: '出警', helpGiven: [] },
      metAt: { ongoing: morning, past: morning },
      note: '出警',
    });
  });

  test('[A7] again keeps the time of the first and the help of each', () => {
    const help = ['EVIDENCE_FIXED', 'SCENE_CONTROLLED'];
    const facts = { handledAt: occurredAt, helpGiven: ['SCENE_CONTROLLED'] };
    const at = '2025-06-11T08:50:00+08:00';
    expect(told(handle({ handledAt: instant(at), help, note: '固定证据' }, facts))).toEqual({
      set: { handledAt: occurredAt, handling: '出警', helpGiven: ['SCENE_CONTROLLED', 'EVIDENCE_FIXED'] },
      metAt: { ongoing: at, past: at },
      starts: { result: null },
      note: '固定证据',
    });
  });

  test.each([
    ['08:30:00', []],
    ['08:29:59', ['handledAt INVALID A7']],
    ['09:01:00', []],
    ['09:01:01', ['handledAt INVALID A7']],
  ])('[A7] at %s, between what happened and now or not, is refused for %j', (time, expected) => {
    expect(refusalsIn(handle({ handledAt: thatDay(time) }))).toEqual(expected);
  });
});

describe('the result', () => {
  const referral = { key: 'crf', procedure: 'CRIMINAL_REFERRAL' };
  const report = (outcome: 'CRIME' | 'PENALTY', loaded: object | null) =>
    reportResult(deciding({}, { policeSupportId, outcome, result: '立案侦查' }, { loaded: loaded as never }));
  const unseen = [{ path: ['referralId'], code: 'NOT_FOUND', message: '', rule: null }];

  test('[A8] is told with the referral for prosecution, if there is one', () => {
    expect(report('PENALTY', null)).toEqual({ set: { outcome: 'PENALTY', result: '立案侦查' } });
    expect(report('CRIME', referral)).toEqual({ set: { outcome: 'CRIME', result: '立案侦查', referralId: 'crf' } });
  });

  test.each([
    ['a penalty, with a referral', 'PENALTY', referral, 'referralId INVALID A8'],
    ['crime, with something else', 'CRIME', { ...referral, procedure: 'TRAINING' }, 'referralId INVALID A8'],
    ['crime, with what one does not see', 'CRIME', unseen, 'referralId NOT_FOUND -'],
  ] as const)('[A8] of %s is refused', (_, outcome, loaded, expected) => {
    expect(refusalsIn(report(outcome, loaded))).toEqual([expected]);
  });
});
