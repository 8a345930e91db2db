import { describe, expect, test } from 'vitest';
import { evidenceKinds } from '../../../src/core/proceedings/index.js';
import { take } from '../../../src/kernel/procedure.js';
import { assistanceRequest } from '../../../src/procedures/assistance/assistance-request.procedure.js';
import {
  answerAssistance,
  declineAssistance,
  extendAssistance,
  withdrawAssistance,
} from '../../../src/procedures/assistance/handle-assistance.js';
import {
  registerNeed,
  requestAssistance,
  requestNeeded,
} from '../../../src/procedures/assistance/request-assistance.js';
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

const need = { supportKind: 'APPRAISAL' as const, matter: '占用耕地的地类认定', urgent: false, evidenceAtRisk: false };
const letter = { ...need, toCode: 'zrzy', need: '请认定地类和面积。' };
const assistanceRequestId = 'ast_1';
const yesterday = '2025-06-10T15:00:00+08:00';

const wrongNeeds = [
  [{ matter: ' ' }, 'matter REQUIRED A1'],
  [{ neededSince: thatDay('09:01:01') }, 'neededSince INVALID A1'],
  [{ urgent: true }, 'onSiteReason REQUIRED A3'],
  [{ evidenceAtRisk: true, onSiteReason: ' ' }, 'onSiteReason REQUIRED A3'],
] as const;

describe('a need for assistance', () => {
  const registered = (changes: object = {}) => registerNeed(opening({ ...need, ...changes }));

  test('[A1] is registered by whoever may ask for help: nobody else could send the letter', () => {
    expect(refusalsIn(registerNeed(opening(need, { by: 'jcy' })))).toEqual(['- WRONG_PARTY A1']);
  });

  test('[A1] that is registered runs the clock of the letter, since it arose or now', () => {
    expect(told(registered())).toEqual({
      set: {
        requesterId: keyOf('141025100'),
        forwarderIds: [],
        itemCodes: [],
        supportKind: 'APPRAISAL',
        matter: '占用耕地的地类认定',
        need: null,
        neededSince: morning,
        urgent: false,
        evidenceAtRisk: false,
        onSiteReason: null,
      },
      title: '占用耕地的地类认定',
      starts: { letter: morning },
    });
    expect(told(registered({ neededSince: instant(yesterday) }))).toMatchObject({
      set: { neededSince: yesterday },
      starts: { letter: yesterday },
    });
  });

  test.each(wrongNeeds)('[A1] [A3] with %j is refused', (changes, expected) => {
    expect(refusalsIn(registered(changes))).toEqual([expected]);
  });
});

describe('a letter that asks for assistance', () => {
  const request = (changes: object = {}, who: object = {}) =>
    requestAssistance(opening({ ...letter, ...changes }, who));
  const asked = {
    requesterId: keyOf('141025100'),
    forwarderIds: [],
    recipientId: keyOf('zrzy'),
    need: '请认定地类和面积。',
    requestedAt: morning,
    dueAt: '2025-06-19T00:00:00+08:00',
    dueBasis: 'ANNOUNCED',
  };

  test('[A1] [A2] is answered in five working days; its own clock runs where the need has a time', () => {
    expect(told(request())).toMatchObject({
      set: { ...asked, neededSince: null },
      title: '占用耕地的地类认定',
      starts: { letter: null, onSite: null },
    });
    expect(told(request({ neededSince: instant(yesterday) }))).toMatchObject({ starts: { letter: yesterday } });
  });

  test.each([{ urgent: true }, { evidenceAtRisk: true }])('[A3] with %j calls officers to the site now', (why) => {
    expect(told(request({ ...why, onSiteReason: '降雨将冲毁痕迹' }))).toMatchObject({ starts: { onSite: morning } });
  });

  test.each<readonly [object, object, readonly string[]]>([
    ...wrongNeeds.map(([changes, expected]) => [changes, {}, [expected]] as const),
    [{ toCode: '141025101' }, {}, ['toCode WRONG_PARTY A1']],
    [{}, { by: 'zrzy' }, ['toCode INVALID A1']],
    [{}, { by: 'jcy' }, ['- WRONG_PARTY A1']],
    [{ toCode: 'nobody', matter: '' }, {}, ['toCode NOT_FOUND -', 'matter REQUIRED A1']],
  ])('[A1] [A3] with %j by %j is refused', (changes, who, expected) => {
    expect(refusalsIn(request(changes, who))).toEqual(expected);
  });

  test('[A1] for a need that was registered keeps its clock', () => {
    const requestIn = (changes: object = {}) =>
      requestNeeded(deciding({ neededSince: yesterday }, { ...letter, assistanceRequestId, ...changes }));
    expect(told(requestIn())).toMatchObject({
      set: { ...asked, neededSince: yesterday },
      title: '占用耕地的地类认定',
      starts: { letter: null, onSite: null },
    });
    expect(told(requestIn({ urgent: true, onSiteReason: '正在施工' }))).toMatchObject({ starts: { onSite: morning } });
    expect(refusalsIn(requestIn({ toCode: '141025100', matter: ' ' }))).toEqual([
      'toCode WRONG_PARTY A1',
      'toCode INVALID A1',
      'matter REQUIRED A1',
    ]);
  });
});

describe('an extension', () => {
  const standing = { requestedAt: morning, dueAt: '2025-06-19T00:00:00+08:00' };
  const extend = (until: string, who: object = {}, note?: string) =>
    extendAssistance(
      deciding(standing, { assistanceRequestId, reason: '需委托鉴定', until, ...(note && { note }) }, who),
    );

  test('[A4] moves the clock to the end of its last day, and is noted with its reason', () => {
    expect(told(extend('2025-06-20'))).toEqual({
      set: { dueAt: '2025-06-21T00:00:00+08:00', extendedAt: morning, extensionReason: '需委托鉴定' },
      extended: { answer: '2025-06-21T00:00:00+08:00' },
      note: '延长至2025-06-20：需委托鉴定',
    });
    expect(extend('2025-06-20', {}, '已电话告知')).toMatchObject({ note: '延长至2025-06-20：需委托鉴定\n已电话告知' });
  });

  test.each([
    ['2025-06-18', {}, ['until INVALID A4']],
    ['2025-06-19', {}, []],
    ['2025-07-09', {}, []],
    ['2025-07-10', {}, ['until INVALID A4']],
    ['2025-06-20', { policies: { 'assistance-extension-working-days': 1 } }, ['until INVALID A4']],
    ['2025-06-20', { at: '2025-06-18T23:59:59+08:00' }, []],
    ['2025-06-20', { at: '2025-06-19T00:00:00+08:00' }, ['assistanceRequestId AFTER_DEADLINE A4']],
  ])(
    '[A4] to %s by %j: later than due, beforehand, and within the policy, or refused for %j',
    (until, who, expected) => {
      expect(refusalsIn(extend(until, who))).toEqual(expected);
    },
  );

  test('[A4] names the last day to which it may go', () => {
    expect(extend('2025-07-10')).toMatchObject([{ message: expect.stringContaining('15个工作日，即2025-07-09') }]);
  });
});

test('[A2] an answer, a refusal and a withdrawal keep what is said', () => {
  expect(answerAssistance(deciding({}, { assistanceRequestId, opinion: '属耕地' }))).toEqual({
    set: { opinion: '属耕地', answeredAt: morning },
  });
  const reasoned = { assistanceRequestId, reason: '不属本局职责' };
  expect(declineAssistance(deciding({}, reasoned))).toEqual({
    set: { declineReason: '不属本局职责' },
    note: '不属本局职责',
  });
  expect(withdrawAssistance(deciding({}, reasoned))).toEqual({ note: '不属本局职责' });
  for (const decide of [declineAssistance, withdrawAssistance])
    expect(decide(deciding({}, { ...reasoned, note: '另行函告' }))).toMatchObject({ note: '另行函告' });
});

describe('[A2] [year D21] evidence', () => {
  const answered = (...kinds: string[]) =>
    take(assistanceRequest.table, 'answer', {
      state: 'REQUESTED',
      parties: ['recipient'],
      taken: new Set(['request']),
      given: { opinion: '属耕地' },
      materials: new Set(['WRITTEN_OPINION', ...kinds]),
    });

  test.each([...Object.keys(evidenceKinds), 'EVIDENCE', 'EXPERT_REPORT'])('may be %s', (kind) =>
    expect(answered(kind)).toEqual({ to: 'ANSWERED' }),
  );

  test('is not what is of no kind of evidence', () => {
    const missing = [{ path: ['materials'], code: 'MISSING_MATERIAL', message: '缺少相关证据材料', rule: 'A2' }];
    expect(answered()).toEqual(missing);
    expect(answered('OTHER', 'CASE_MATERIAL')).toEqual(missing);
  });
});
