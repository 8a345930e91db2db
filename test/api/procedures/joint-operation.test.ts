import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { eventually } from '../../harness/time/eventually.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';
import { dayFromNow, taskFields, type TaskAnswer } from '../../harness/builders/tasks.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface OperationAnswer extends ProceedingAnswer {
  readonly tasks: readonly TaskAnswer[];
  readonly participants: readonly { readonly code: string }[];
}

const api = { field: 'jointOperation', fields: `participants { code } startedAt conclusion ${taskFields}` };
const ask = (organization: string, mutation: string, input: object, type?: string) =>
  askStep<OperationAnswer>(
    hub,
    organization,
    api,
    { mutation, ...(type ? { type } : {}) },
    { idempotencyKey: freshKey(), ...input },
  );

/** Cursors of what the feed tells an organization of an operation. */
async function toldOf(organization: string, id: string): Promise<string[]> {
  const query = `{ changes(first: 500) { changes { cursor subjectId } } }`;
  const { data } = await graphql<{ changes: { changes: { cursor: string; subjectId: string }[] } }>(
    hub.url,
    await hub.token(organization),
    query,
  );
  return data?.changes.changes.filter(({ subjectId }) => subjectId === id).map(({ cursor }) => cursor) ?? [];
}

const task = (organizationCode: string) => ({ organizationCode, description: '清查摊点', dueOn: dayFromNow(2) });
const plan = (organization: string, doers: readonly string[]) =>
  ask(organization, 'planJointOperation', {
    objective: '取缔无证餐饮摊点',
    plannedAt: new Date().toISOString(),
    tasks: doers.map(task),
  });

describe('[U4] a joint operation', () => {
  test('is led by a township or a department, and not alone', async () => {
    expect((await plan('jcy', ['scjg'])).userErrors).toMatchObject([{ path: [], code: 'WRONG_PARTY', rule: 'U4' }]);
    expect((await plan('scjg', ['scjg'])).userErrors).toMatchObject([{ path: ['tasks'], code: 'INVALID', rule: 'U4' }]);
  });

  test('is taken part in by whoever has a task, and each tells what came of its own', async () => {
    const planned = proceedingOf(await plan('141025100', ['141025100', 'scjg', 'gaj', 'scjg']));
    expect(planned.participants.map(({ code }) => code)).toEqual(['scjg', 'gaj']);
    const jointOperationId = planned.id;
    const report = (organization: string, index: number) =>
      ask(organization, 'reportJointOperationTask', {
        jointOperationId,
        taskId: planned.tasks[index]?.id,
        result: `${organization} 已完成`,
      });
    expect((await report('scjg', 1)).userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'U4' }]);
    proceedingOf(await ask('141025100', 'startJointOperation', { jointOperationId }, 'JointOperationStepInput'));
    expect((await report('scjg', 2)).userErrors).toMatchObject([{ path: ['taskId'], code: 'WRONG_PARTY', rule: 'U4' }]);
    proceedingOf(await report('scjg', 1));
    proceedingOf(await report('141025100', 0));
    const done = proceedingOf(
      await ask('141025100', 'concludeJointOperation', { jointOperationId, conclusion: '摊点均已规范' }),
    );
    // A task that nobody reported on is no reason to refuse: it stays without a result.
    expect(done.tasks.map(({ status, result }) => [status, result])).toEqual([
      ['MET', '141025100 已完成'],
      ['MET', 'scjg 已完成'],
      ['ENDED', null],
      ['ENDED', null],
    ]);
  });

  test('has its tasks changed while it runs: each unit is told, the one that has none any longer too', async () => {
    const { id: jointOperationId, tasks } = proceedingOf(await plan('141025100', ['scjg', 'gaj']));
    proceedingOf(await ask('141025100', 'startJointOperation', { jointOperationId }, 'JointOperationStepInput'));
    const report = { jointOperationId, taskId: tasks[0]?.id, result: '已清查' };
    proceedingOf(await ask('scjg', 'reportJointOperationTask', report));
    const change = {
      jointOperationId,
      reason: '公安局另有任务',
      newTasks: [task('lyj')],
      changedTasks: [{ taskId: tasks[1]?.id, organizationCode: 'sthj' }],
    };
    expect((await ask('scjg', 'changeJointOperationTasks', change)).userErrors).toMatchObject([
      { code: 'WRONG_PARTY', rule: 'U4' },
    ]);
    const { proceeding: changed, change: event } = await ask('141025100', 'changeJointOperationTasks', change);
    expect(changed?.participants.map(({ code }) => code)).toEqual(['scjg', 'sthj', 'lyj']);
    expect(changed?.tasks.map(({ organization, status }) => [organization.code, status])).toEqual([
      ['scjg', 'MET'],
      ['sthj', 'OPEN'],
      ['lyj', 'OPEN'],
    ]);
    for (const code of ['scjg', 'gaj', 'sthj', 'lyj']) {
      const isTold = async () => (await toldOf(code, jointOperationId)).includes(event?.cursor ?? '');
      expect({ code, isTold: await eventually(isTold) }).toEqual({ code, isTold: true });
    }
    const cancelled = { jointOperationId, reason: '已无必要', cancelledTaskIds: [tasks[1]?.id] };
    const left = proceedingOf(await ask('141025100', 'changeJointOperationTasks', cancelled));
    expect(left.tasks.map(({ status }) => status)).toEqual(['MET', 'ENDED', 'OPEN']);
  });
});
