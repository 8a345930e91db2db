import { describe, expect, test } from 'vitest';
import { openMatter } from '../../../src/procedures/supervised-matter/open-matter.js';
import {
  assignTasks,
  cancelMatter,
  closeMatter,
  confirmMatterTask,
  reportMatterTask,
  urgeMatter,
} from '../../../src/procedures/supervised-matter/supervise-matter.js';
import {
  deciding,
  keyOf,
  morning,
  opening,
  outcomeOf,
  refusalsIn,
  taskIdOf,
  taskOf,
  told,
} from '../../harness/builders/deciding.js';

const task = (organizationCode: string, changes: object = {}) => ({
  ...{ organizationCode, description: '核查手续', dueOn: '2025-06-11' },
  ...changes,
});
const supervisedMatterId = 'spm_1';

describe('[U8] a matter that is opened', () => {
  const open = (tasks: readonly ReturnType<typeof task>[], who: object = {}) =>
    openMatter(opening({ matter: '砂场整治', tasks }, who));
  const both = [task('zrzy'), task('sthj')];

  test('is settled by those who have a task, each once; tasks are set with it', () => {
    expect(told(open([...both, task('zrzy')]))).toEqual({
      set: {
        townshipId: keyOf('141025100'),
        departmentIds: [keyOf('zrzy'), keyOf('sthj')],
        itemCodes: [],
        matter: '砂场整治',
        place: null,
      },
      title: '砂场整治',
      also: true,
    });
  });

  test.each([
    ['by a department', both, { by: 'lyj' }, ['- WRONG_PARTY U8']],
    ['by the county government', both, { by: 'xzf' }, ['- WRONG_PARTY U8']],
    ['with one department', [task('zrzy')], {}, ['tasks INVALID U8']],
    ['with the same twice', [task('zrzy'), task('zrzy')], {}, ['tasks INVALID U8']],
    ['with one and oneself', [task('zrzy'), task('141025100')], {}, ['tasks INVALID U8']],
    ['with a blank task', [task('zrzy'), task('sthj', { description: ' ' })], {}, ['tasks.1.description REQUIRED U8']],
    ['with one of yesterday', [task('zrzy'), task('sthj', { dueOn: '2025-06-10' })], {}, ['tasks.1.dueOn INVALID U8']],
    ['with nobody known', [task('zrzy'), task('nobody')], {}, ['tasks.1.organizationCode NOT_FOUND -']],
    ['with fifty-one tasks', Array<ReturnType<typeof task>>(51).fill(task('zrzy')), {}, ['tasks INVALID U8']],
  ])('%s is refused', (_, tasks, who, expected) => {
    expect(refusalsIn(open(tasks, who))).toEqual(expected);
  });

  test('comes to be seen by whoever gets a task later', () => {
    const assign = (tasks: readonly ReturnType<typeof task>[]) =>
      assignTasks(deciding({ departmentIds: [keyOf('zrzy')] }, { supervisedMatterId, tasks }));
    expect(told(assign([task('jtys'), task('jtys')]))).toEqual({
      set: { departmentIds: [keyOf('zrzy'), keyOf('jtys')] },
      also: true,
    });
    expect(refusalsIn(assign([task('nobody', { dueOn: '2025-06-10' })]))).toEqual([
      'tasks.0.dueOn INVALID U8',
      'tasks.0.organizationCode NOT_FOUND -',
    ]);
  });
});

describe('[U8] a task', () => {
  const [fresh, reported, confirmed] = [
    taskOf(keyOf('zrzy')),
    taskOf(keyOf('sthj'), { reportedAt: morning }),
    taskOf(keyOf('lyj'), { reportedAt: morning, confirmedAt: morning }),
  ];
  const loaded = [fresh, reported, confirmed];
  const unknown = 'tsk_0';
  const done = { also: true };

  const report = (taskId: string, by: string) =>
    reportMatterTask(deciding({}, { supervisedMatterId, taskId, result: '已完成' }, { loaded, by }));
  test.each([
    ['one’s own', taskIdOf(fresh), 'zrzy', done],
    ['one’s own again', taskIdOf(reported), 'sthj', done],
    ['another’s', taskIdOf(fresh), 'sthj', ['taskId WRONG_PARTY U8']],
    ['what is confirmed', taskIdOf(confirmed), 'lyj', ['taskId WRONG_STATE U8']],
    ['nothing known', unknown, 'zrzy', ['taskId NOT_FOUND U8']],
  ])('is reported: %s', (_, taskId, by, expected) => {
    expect(outcomeOf(report(taskId, by))).toEqual(expected);
  });

  const urge = (taskIds: readonly string[] | null, tasks = loaded) =>
    urgeMatter(deciding({}, { supervisedMatterId, note: '请抓紧', taskIds }, { loaded: tasks }));
  test.each([
    ['all that are not confirmed', null, done],
    ['one', [taskIdOf(fresh)], done],
    ['one that is confirmed', [taskIdOf(fresh), taskIdOf(confirmed)], ['taskIds.1 WRONG_STATE U8']],
    ['none', [], ['taskIds WRONG_STATE U8']],
    ['two that nobody knows', [unknown, taskIdOf(fresh), 'x'], ['taskIds.0 NOT_FOUND U8', 'taskIds.2 NOT_FOUND U8']],
  ])('is urged: %s', (_, taskIds, expected) => {
    expect(outcomeOf(urge(taskIds))).toEqual(expected);
  });

  test('that is confirmed is not urged with all others', () => {
    expect(refusalsIn(urge(null, [confirmed]))).toEqual(['taskIds WRONG_STATE U8']);
  });

  const confirm = (taskId: string) => confirmMatterTask(deciding({}, { supervisedMatterId, taskId }, { loaded }));
  test.each([
    ['after it was reported', taskIdOf(reported), done],
    ['before', taskIdOf(fresh), ['taskId WRONG_STATE U8']],
    ['twice', taskIdOf(confirmed), ['taskId WRONG_STATE U8']],
    ['of none known', unknown, ['taskId NOT_FOUND U8']],
  ])('is confirmed %s', (_, taskId, expected) => {
    expect(outcomeOf(confirm(taskId))).toEqual(expected);
  });

  test('keeps the matter open until it is confirmed', () => {
    const close = (tasks: typeof loaded) =>
      closeMatter(deciding({}, { supervisedMatterId, result: '已整治' }, { loaded: tasks }));
    expect(close([confirmed])).toEqual({ set: { result: '已整治' } });
    expect(close(loaded)).toMatchObject([
      { path: ['supervisedMatterId'], code: 'WRONG_STATE', rule: 'U8', message: expect.stringContaining('2项') },
    ]);
  });

  test('is nobody’s once the matter is cancelled for a reason', () => {
    expect(cancelMatter(deciding({}, { supervisedMatterId, reason: '县里统一整治' }))).toEqual({
      set: { cancelReason: '县里统一整治' },
    });
  });
});
