import { describe, expect, test } from 'vitest';
import type { Task } from '../../../src/core/tasks/index.js';
import {
  cancelOperation,
  postponeOperation,
  reportOperationTask,
  startOperation,
} from '../../../src/procedures/joint-operation/carry-out-operation.js';
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
