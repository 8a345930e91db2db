import { describe, expect, test } from 'vitest';
import {
  adoptResolution,
  completeResolution,
  reportProgress,
  reportResolution,
  urgeResolution,
} from '../../../../src/procedures/conference/resolution/handle-resolution.js';
import { deciding, keyOf, morning, opening, refusalsIn, told } from '../../../harness/builders/deciding.js';

const resolutionId = 'rsl_1';
const unseen = [{ path: ['meetingId'], code: 'NOT_FOUND', message: '', rule: null }];
const meeting = {
  ...{ key: 'a meeting', state: 'HELD', meetsAt: '2025-06-10T09:00:00+08:00', closedAt: null },
  ...{ convenerId: keyOf('xzf'), participantIds: [keyOf('zrzy'), keyOf('lyj')], invitedIds: [keyOf('gaj')] },
};

describe('a resolution that is adopted', () => {
  const adopt = (changes: object = {}, loaded: object = meeting, by = 'sfj') => {
    const input = {
      ...{ meetingId: 'mtg_1', title: ' 采砂分工 ', content: '由自然资源局牵头。', dueOn: '2025-09-30' },
      responsibleCodes: ['zrzy', '141025100', 'zrzy'],
      ...changes,
    };
    return adoptResolution(opening(input, { loaded: loaded as never, by }));
  };

  test('[J18] is due at the end of its day; those who were asked to the meeting see it', () => {
    expect(told(adopt())).toEqual({
      set: {
        officeId: keyOf('sfj'),
        meetingId: 'a meeting',
        adoptedAt: meeting.meetsAt,
        convenerId: keyOf('xzf'),
        responsibleIds: [keyOf('zrzy'), keyOf('141025100')],
        completedIds: [],
        content: '由自然资源局牵头。',
        dueOn: '2025-09-30',
      },
      title: '采砂分工',
      aboutId: 'a meeting',
      guestIds: [keyOf('xzf'), keyOf('zrzy'), keyOf('lyj'), keyOf('gaj')],
      dueAt: { completion: '2025-10-01T00:00:00+08:00' },
    });
  });

  test.each(['HELD', 'MINUTES_DRAFTED', 'MINUTES_SIGNED', 'ISSUED'])(
    '[J18] may come of a meeting that is %s',
    (state) => {
      expect(refusalsIn(adopt({}, { ...meeting, state }))).toEqual([]);
    },
  );

  test.each([
    ['of a meeting that has yet to be held', {}, { ...meeting, state: 'AGENDA_SET' }, ['meetingId WRONG_STATE J18']],
    ['of one that is closed', {}, { ...meeting, state: 'CLOSED' }, ['meetingId WRONG_STATE J18']],
    ['of one that is not seen', {}, unseen, ['meetingId NOT_FOUND -']],
    ['until today', { dueOn: '2025-06-11' }, meeting, []],
    ['until yesterday', { dueOn: '2025-06-10' }, meeting, ['dueOn INVALID J18']],
    ['by nobody known', { responsibleCodes: ['zrzy', 'nobody'] }, meeting, ['responsibleCodes.1 NOT_FOUND -']],
    ['without a title', { title: '' }, meeting, ['title REQUIRED -']],
    [
      'with everything wrong',
      { title: '', dueOn: '2025-06-10', responsibleCodes: ['x'] },
      unseen,
      ['title REQUIRED -', 'dueOn INVALID J18', 'meetingId NOT_FOUND -', 'responsibleCodes.0 NOT_FOUND -'],
    ],
  ])('[J18] %s is adopted or refused', (_, changes, loaded, expected) => {
    expect(refusalsIn(adopt(changes, loaded))).toEqual(expected);
  });

  test('[J4] is registered by the office', () => {
    expect(refusalsIn(adopt({}, meeting, 'zrzy'))).toEqual(['- WRONG_PARTY J4']);
  });

  test('by nobody is left to the table, which asks for somebody', () => {
    expect(adopt({ responsibleCodes: null })).toMatchObject({ set: { responsibleIds: [] } });
  });
});

test('[J8] [J18] progress, urging and end of a resolution are kept with their time and noted', () => {
  expect(reportProgress(deciding({}, { resolutionId, progress: '已报送意见' }))).toEqual({
    set: { progress: '已报送意见', progressAt: morning },
    note: '已报送意见',
  });
  expect(urgeResolution(deciding({}, { resolutionId, analysis: '有分歧', opinion: '请碰头' }))).toEqual({
    set: { urgedAt: morning, analysis: '有分歧', opinion: '请碰头' },
    note: '请碰头',
  });
  const [township, bureau] = [keyOf('141025100'), keyOf('zrzy')];
  const complete = (completedIds: readonly number[]) =>
    completeResolution(
      deciding({ responsibleIds: [bureau, township], completedIds }, { resolutionId, result: '已印发' }),
    );
  expect(complete([])).toEqual({ set: { completedIds: [township] }, note: '已印发' });
  expect(complete([bureau])).toEqual({
    set: { completedIds: [bureau, township], result: '已印发', completedAt: morning },
    note: '已印发',
  });
  expect(refusalsIn(complete([township]))).toEqual(['resolutionId WRONG_STATE J18']);
});

describe('a report at a later meeting', () => {
  const report = (completed: boolean, loaded: object = meeting, facts: object = {}) => {
    const units = { responsibleIds: [keyOf('141025100'), keyOf('zrzy')], completedIds: [] };
    const adopted = { adoptedAt: '2025-06-10T08:59:59+08:00', result: null, guestIds: [keyOf('lyj')] };
    const standing = { state: 'IN_PROGRESS', ...units, ...adopted, ...facts };
    const input = { resolutionId, meetingId: 'mtg_1', report: '正在办理', completed };
    return reportResolution(deciding(standing, input, { loaded: loaded as never }));
  };
  const progress = { progress: '正在办理', progressAt: morning };

  test('[J19] is progress, noted, and seen by whoever was asked to that meeting', () => {
    expect(told(report(false))).toEqual({
      set: progress,
      note: '正在办理',
      guestIds: [keyOf('lyj'), keyOf('zrzy'), keyOf('gaj')],
      also: true,
    });
  });

  test('[J19] of the end is the result, unless there is one', () => {
    expect(report(true)).toMatchObject({ set: { ...progress, result: '正在办理', completedAt: morning } });
    expect(told(report(true, meeting, { result: '已印发' }))).toMatchObject({ set: progress });
    expect(report(true, meeting, { result: '已印发' })).not.toMatchObject({ set: { completedAt: morning } });
  });

  test.each([
    ['that meets when it was adopted', meeting, { adoptedAt: meeting.meetsAt }, ['meetingId INVALID J19']],
    ['that met before', meeting, { adoptedAt: '2025-06-10T01:00:01Z' }, ['meetingId INVALID J19']],
    ['that is over', { ...meeting, closedAt: morning }, {}, ['meetingId WRONG_STATE J19']],
    ['that is not seen', unseen, {}, ['meetingId NOT_FOUND -']],
  ])('[J19] is not made at one %s', (_, loaded, facts, expected) => {
    expect(refusalsIn(report(false, loaded, facts))).toEqual(expected);
  });
});
