import { describe, expect, test } from 'vitest';
import type { Task } from '../../../src/core/tasks/index.js';
import {
  cancelOperation,
  postponeOperation,
  reportOperationTask,
  startOperation,
} from '../../../src/procedures/joint-operation/carry-out-operation.js';
import { changeOperationTasks } from '../../../src/procedures/joint-operation/change-tasks.js';
import { planOperation } from '../../../src/procedures/joint-operation/plan-operation.js';
import {
  deciding,
  instant,
  keyOf,
  morning,
  opening,
  refusalsIn,
  taskIdOf,
  taskOf,
  thatDay,
  told,
} from '../../harness/builders/deciding.js';

const task = (organizationCode: string, changes: object = {}) => ({
  ...{ organizationCode, description: '清查摊点', dueOn: '2025-06-11' },
  ...changes,
});
const planned = { objective: '取缔无证摊点', plannedAt: thatDay('00:00:00'), tasks: [task('141025100'), task('scjg')] };
const jointOperationId = 'jop_1';

describe('[U4] the plan of a joint operation', () => {
  const plan = (changes: object = {}, who: object = {}) => planOperation(opening({ ...planned, ...changes }, who));

  test('is put off with a reason, and then due on its new day', () => {
    const input = { jointOperationId: 'jop_1', plannedAt: thatDay('00:00:00'), reason: '防汛应急' };
    expect(told(postponeOperation(deciding({}, input)))).toEqual({
      set: { plannedAt: '2025-06-11T00:00:00+08:00' },
      starts: { start: '2025-06-11T00:00:00+08:00' },
      note: '防汛应急',
    });
    const past = { ...input, plannedAt: instant('2025-06-10T23:59:59+08:00') };
    expect(refusalsIn(postponeOperation(deciding({}, past)))).toEqual(['plannedAt INVALID U4']);
  });

  test('makes whoever has a task take part, each once; tasks are set with it', () => {
    expect(told(plan({ tasks: [...planned.tasks, task('gaj'), task('scjg')] }))).toEqual({
      set: {
        leadId: keyOf('141025100'),
        participantIds: [keyOf('scjg'), keyOf('gaj')],
        itemCodes: [],
        objective: '取缔无证摊点',
        place: null,
        plannedAt: '2025-06-11T00:00:00+08:00',
      },
      title: '取缔无证摊点',
      starts: { start: '2025-06-11T00:00:00+08:00' },
      also: true,
    });
  });

  test.each([
    ['led by the procuratorate', {}, { by: 'jcy' }, '- WRONG_PARTY U4'],
    ['of oneself alone', { tasks: [task('141025100')] }, {}, 'tasks INVALID U4'],
    ['yesterday', { plannedAt: instant('2025-06-10T23:59:59+08:00') }, {}, 'plannedAt INVALID U4'],
    ['with a blank task', { tasks: [task('scjg', { description: ' ' })] }, {}, 'tasks.0.description REQUIRED U4'],
    ['with a task of yesterday', { tasks: [task('scjg', { dueOn: '2025-06-10' })] }, {}, 'tasks.0.dueOn INVALID U4'],
    ['with nobody known', { tasks: [task('nobody')] }, {}, 'tasks.0.organizationCode NOT_FOUND -'],
    ['of fifty-one tasks', { tasks: Array(51).fill(task('scjg')) }, {}, 'tasks INVALID U4'],
  ])('%s is refused', (_, changes, who, expected) => {
    expect(refusalsIn(plan(changes, who))).toEqual([expected]);
  });

  test('is led by a department as well', () => {
    expect(plan({}, { by: 'scjg' })).toMatchObject({ set: { participantIds: [keyOf('141025100')] } });
  });
});

describe('[U4] a joint operation', () => {
  const tasks: readonly Task[] = [taskOf(keyOf('scjg')), taskOf(keyOf('gaj'), { confirmedAt: morning })];
  const report = (taskId: string, by: string) =>
    reportOperationTask(deciding({}, { jointOperationId, taskId, result: '已清查' }, { loaded: tasks, by }));
  const [open, confirmed] = tasks.map(taskIdOf) as [string, string];

  test('begins now, or is cancelled for a reason', () => {
    expect(startOperation(deciding({}, { jointOperationId }))).toEqual({ set: { startedAt: morning } });
    expect(cancelOperation(deciding({}, { jointOperationId, reason: '另行部署' }))).toEqual({
      set: { cancelReason: '另行部署' },
    });
  });

  test('is told by whoever has a task what came of it', () => {
    expect(told(report(open, 'scjg'))).toEqual({ also: true });
  });

  test.each([
    ['another’s', open, 'zrzy', 'taskId WRONG_PARTY U4'],
    ['one that is confirmed', confirmed, 'gaj', 'taskId WRONG_STATE U4'],
    ['none of it', 'tsk_0', 'gaj', 'taskId NOT_FOUND U4'],
  ])('is told nothing of a task that is %s', (_, taskId, by, expected) => {
    expect(refusalsIn(report(taskId, by))).toEqual([expected]);
  });
});

describe('[U4] the tasks of a joint operation under way', () => {
  const [scjg, gaj, lyj] = ['scjg', 'gaj', 'lyj'].map(keyOf) as [number, number, number];
  const tasks: readonly Task[] = [taskOf(scjg), taskOf(gaj), taskOf(lyj, { reportedAt: morning, result: '已清查' })];
  const [ofScjg, ofGaj, reported] = tasks.map(taskIdOf) as [string, string, string];
  const row = { leadId: keyOf('141025100'), participantIds: [scjg, gaj, lyj] };
  const change = (input: object, loaded = tasks) =>
    changeOperationTasks(
      deciding<{ jointOperationId: string; reason: string }, readonly Task[]>(
        row,
        { jointOperationId, reason: '户数增加', ...input },
        { loaded },
      ),
    );

  test('are added, changed and cancelled with a reason; the history says what, and who has none any longer reads it', () => {
    const made = change({
      newTasks: [task('sthj')],
      changedTasks: [{ taskId: ofScjg, dueOn: '2025-06-20' }],
      cancelledTaskIds: [ofGaj],
    });
    expect(told(made)).toEqual({
      set: { participantIds: [scjg, lyj, keyOf('sthj')] },
      guestIds: [gaj],
      note: [
        '户数增加',
        '调整 市场监督管理局：核查（2025-06-11前） → 市场监督管理局：核查（2025-06-20前）',
        '撤销 公安局：核查（2025-06-11前）',
        '新增 生态环境局古县分局：清查摊点（2025-06-11前）',
      ].join('\n'),
      also: true,
    });
  });

  test('stay with those who take part where only days and contents change', () => {
    expect(change({ changedTasks: [{ taskId: ofScjg, description: '查验证照' }] })).not.toHaveProperty('set');
  });

  test('go to another unit', () => {
    expect(change({ changedTasks: [{ taskId: ofScjg, organizationCode: 'sthj' }] })).toMatchObject({
      set: { participantIds: [keyOf('sthj'), gaj, lyj] },
      guestIds: [scjg],
    });
  });

  test.each([
    ['nothing', {}, 'changedTasks REQUIRED U4'],
    ['one that was reported', { cancelledTaskIds: [reported] }, 'cancelledTaskIds.0 WRONG_STATE U4'],
    ['none of it', { cancelledTaskIds: ['tsk_0'] }, 'cancelledTaskIds.0 NOT_FOUND U4'],
    ['one into nothing', { changedTasks: [{ taskId: ofGaj }] }, 'changedTasks.0.taskId REQUIRED U4'],
    ['a blank', { changedTasks: [{ taskId: ofGaj, description: ' ' }] }, 'changedTasks.0.description REQUIRED U4'],
    ['to yesterday', { changedTasks: [{ taskId: ofGaj, dueOn: '2025-06-10' }] }, 'changedTasks.0.dueOn INVALID U4'],
    [
      'to nobody known',
      { changedTasks: [{ taskId: ofGaj, organizationCode: 'x' }] },
      'changedTasks.0.organizationCode NOT_FOUND -',
    ],
    [
      'one twice',
      { changedTasks: [{ taskId: ofGaj, dueOn: '2025-06-20' }], cancelledTaskIds: [ofGaj] },
      'cancelledTaskIds INVALID U4',
    ],
    ['to more than fifty', { newTasks: Array(48).fill(task('scjg')) }, 'newTasks INVALID U4'],
  ])('are not changed: %s', (_, input, expected) => {
    expect(refusalsIn(change(input))).toEqual([expected]);
  });

  test('are not all the lead’s, nor changed once cancelled', () => {
    const own = [taskOf(keyOf('141025100')), taskOf(scjg)];
    expect(refusalsIn(change({ cancelledTaskIds: [ofScjg] }, own))).toEqual(['changedTasks INVALID U4']);
    const over = [taskOf(scjg, { cancelledAt: morning }), taskOf(gaj)];
    expect(refusalsIn(change({ cancelledTaskIds: [ofScjg] }, over))).toEqual(['cancelledTaskIds.0 WRONG_STATE U4']);
    const report = { jointOperationId, taskId: ofScjg, result: '已清查' };
    expect(refusalsIn(reportOperationTask(deciding({}, report, { loaded: over, by: 'scjg' })))).toEqual([
      'taskId WRONG_STATE U4',
    ]);
  });
});
