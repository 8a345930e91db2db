import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';
import { supervisedMatterInput } from '../../harness/builders/supervised-matter.js';
import { taskFields, tasksOf, type TaskAnswer } from '../../harness/builders/tasks.js';

const clock = movingClock('2040-03-01T09:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

interface MatterAnswer extends ProceedingAnswer {
  readonly tasks: readonly TaskAnswer[];
  readonly departments: readonly { readonly code: string }[];
}

const township = '141025100';
const api = { field: 'supervisedMatter', fields: `departments { code } ${taskFields}` };
const dueTasks = [
  { organizationCode: 'zrzy', description: '核查用地手续', dueOn: '2040-03-05' },
  { organizationCode: 'sthj', description: '监测扬尘', dueOn: '2040-03-02' },
];

const ask = (organization: string, mutation: string, input: object) =>
  askStep<MatterAnswer>(hub, organization, api, { mutation }, { idempotencyKey: freshKey(), ...input });
const open = (changes: object = {}, organization = township) =>
  ask(organization, 'openSupervisedMatter', supervisedMatterInput({ tasks: dueTasks, ...changes }));

const taskOf = ({ tasks }: MatterAnswer, code: string): string =>
  tasks.find(({ organization }) => organization.code === code)?.id ?? '';

/** Titles of the open deadlines of a rule, as an organization sees them, with who is responsible. */
async function dueTo(organization: string): Promise<readonly string[]> {
  const { data } = await graphql<{
    deadlines: { nodes: { rule: string; title: string; dueAt: string; responsible: { code: string } }[] };
  }>(
    hub.url,
    await hub.token(organization),
    '{ deadlines(first: 100) { nodes { rule title dueAt responsible { code } } } }',
  );
  return (
    (data?.deadlines.nodes ?? [])
      // The matter itself is the township’s to close.
      .filter(({ rule, responsible }) => rule === 'U8' && responsible.code !== township)
      .map(({ title, dueAt, responsible }) => `${responsible.code} ${title} ${dueAt}`)
  );
}

describe('[U8] a matter that several departments must settle', () => {
  test('is coordinated and supervised by a township alone', async () => {
    expect((await open({}, 'lyj')).userErrors).toMatchObject([{ path: [], code: 'WRONG_PARTY', rule: 'U8' }]);
    expect((await open({}, 'xzf')).userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'U8' }]);
  });

  test.each([
    ['one department alone', [dueTasks[0]], 'tasks', 'INVALID'],
    ['the same department twice', [dueTasks[0], dueTasks[0]], 'tasks', 'INVALID'],
    ['a blank task', [dueTasks[0], { ...dueTasks[1], description: ' ' }], 'tasks.1.description', 'REQUIRED'],
    ['yesterday', [dueTasks[0], { ...dueTasks[1], dueOn: '2040-02-29' }], 'tasks.1.dueOn', 'INVALID'],
    ['nobody', [dueTasks[0], { ...dueTasks[1], organizationCode: 'x' }], 'tasks.1.organizationCode', 'NOT_FOUND'],
    ['fifty-one tasks', Array(51).fill(dueTasks[0]), 'tasks', 'INVALID'],
  ])('is not opened with %s', async (_, tasks, path, code) => {
    const { userErrors } = await open({ tasks });
    expect(userErrors).toContainEqual(expect.objectContaining({ path: path.split('.'), code }));
  });

  test('gives each department a task that is due at the end of a day, and that only it reports on', async () => {
    const matter = proceedingOf(await open());
    expect(matter.departments.map(({ code }) => code)).toEqual(['zrzy', 'sthj']);
    expect(await dueTo('sthj')).toEqual([
      'sthj 监测扬尘 2040-03-03T00:00:00.000+08:00',
      'zrzy 核查用地手续 2040-03-06T00:00:00.000+08:00',
    ]);
    expect(await dueTo('lyj')).toEqual([]);
    const supervisedMatterId = matter.id;
    const report = (organization: string, taskId: string) =>
      ask(organization, 'reportSupervisedTask', { supervisedMatterId, taskId, result: '已监测' });
    expect((await report('zrzy', taskOf(matter, 'sthj'))).userErrors).toMatchObject([
      { path: ['taskId'], code: 'WRONG_PARTY', rule: 'U8' },
    ]);
    expect((await report('zrzy', 'tsk_0')).userErrors).toMatchObject([{ path: ['taskId'], code: 'NOT_FOUND' }]);
    clock.moveTo('2040-03-03T00:00:00.000+08:00');
    const reported = proceedingOf(await report('sthj', taskOf(matter, 'sthj')));
    // Late is flagged and not refused.
    expect(reported.tasks.map(({ organization, status, result }) => [organization.code, status, result])).toEqual([
      ['zrzy', 'OPEN', null],
      ['sthj', 'MET_LATE', '已监测'],
    ]);
    expect(await dueTo('sthj')).toEqual(['zrzy 核查用地手续 2040-03-06T00:00:00.000+08:00']);
    clock.moveTo('2040-03-01T09:00:00.000+08:00');
  });

  test('is urged, confirmed and closed by its township; not closed before every task is confirmed', async () => {
    const matter = proceedingOf(await open());
    const supervisedMatterId = matter.id;
    const both = ['zrzy', 'sthj'] as const;
    const close = () => ask(township, 'closeSupervisedMatter', { supervisedMatterId, result: '已整治' });
    const urge = (taskIds?: readonly string[]) =>
      ask(township, 'urgeSupervisedMatter', { supervisedMatterId, note: '请抓紧办理', taskIds });
    const confirm = (code: string) =>
      ask(township, 'confirmSupervisedTask', { supervisedMatterId, taskId: taskOf(matter, code) });
    expect(proceedingOf(await urge([taskOf(matter, 'zrzy')])).tasks.map(({ urgings }) => urgings)).toEqual([1, 0]);
    expect(proceedingOf(await urge()).tasks.map(({ urgings }) => urgings)).toEqual([2, 1]);
    expect((await urge([])).userErrors).toMatchObject([{ path: ['taskIds'], code: 'WRONG_STATE', rule: 'U8' }]);
    expect((await urge(['tsk_0'])).userErrors).toMatchObject([{ path: ['taskIds', '0'], code: 'NOT_FOUND' }]);
    expect((await confirm('zrzy')).userErrors).toMatchObject([{ path: ['taskId'], code: 'WRONG_STATE', rule: 'U8' }]);
    for (const code of both) {
      expect((await close()).userErrors).toMatchObject([
        { path: ['supervisedMatterId'], code: 'WRONG_STATE', rule: 'U8' },
      ]);
      const taskId = taskOf(matter, code);
      proceedingOf(await ask(code, 'reportSupervisedTask', { supervisedMatterId, taskId, result: '已完成' }));
      proceedingOf(await confirm(code));
      expect((await confirm(code)).userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'U8' }]);
      const again = await ask(code, 'reportSupervisedTask', { supervisedMatterId, taskId, result: '改口' });
      expect(again.userErrors).toMatchObject([{ path: ['taskId'], code: 'WRONG_STATE', rule: 'U8' }]);
    }
    expect((await urge([taskOf(matter, 'zrzy')])).userErrors).toMatchObject([{ path: ['taskIds', '0'] }]);
    expect(proceedingOf(await close())).toMatchObject({ state: 'CLOSED' });
  });

  test('comes to be seen by a department that gets a task later', async () => {
    const { id } = proceedingOf(await open());
    const tasks = [{ organizationCode: 'jtys', description: '查处超限运输', dueOn: '2040-03-09' }];
    const before = await ask('jtys', 'reportSupervisedTask', { supervisedMatterId: id, taskId: 'tsk_0', result: 'x' });
    expect(before.userErrors).toMatchObject([{ path: ['supervisedMatterId'], code: 'NOT_FOUND' }]);
    proceedingOf(await ask(township, 'assignSupervisedTasks', { supervisedMatterId: id, tasks }));
    expect((await tasksOf(hub, 'jtys', id)).map(({ organization }) => organization.code)).toEqual([
      'zrzy',
      'sthj',
      'jtys',
    ]);
  });

  test('that was cancelled leaves nobody anything to do', async () => {
    const { id } = proceedingOf(await open());
    const mine = async (): Promise<number> => (await dueTo('zrzy')).length;
    const before = await mine();
    proceedingOf(await ask(township, 'cancelSupervisedMatter', { supervisedMatterId: id, reason: '县里统一整治' }));
    expect(await mine()).toBe(before - 2);
    expect((await tasksOf(hub, 'zrzy', id)).map(({ status }) => status)).toEqual(['ENDED', 'ENDED']);
  });
});
