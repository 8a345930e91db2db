import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { assessmentFor, mattersBehind } from '../../harness/clients/assessment.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';

const called = '2040-03-01T09:00:00.000+08:00';
const clock = movingClock(called);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());
beforeEach(() => clock.moveTo(called));

interface Report {
  readonly organization: { readonly code: string };
  readonly dueAt: string;
  readonly reportedAt: string | null;
  readonly late: boolean;
  readonly personName: string | null;
  readonly note: string | null;
}

interface WhistleAnswer extends ProceedingAnswer {
  readonly reports: readonly Report[];
  readonly availableSteps: readonly { readonly step: string }[];
}

const caller = '141025100';
const fields = 'reports { organization { code } dueAt reportedAt late personName note } availableSteps { step } result';
const api = { field: 'whistleCall', fields };

const ask = (organization: string, mutation: string, input: object, type?: string) =>
  askStep<WhistleAnswer>(
    hub,
    organization,
    api,
    { mutation, ...(type ? { type } : {}) },
    { idempotencyKey: freshKey(), ...input },
  );

const whistle = (organization = caller, calledCodes = ['zrzy', 'gaj', 'sthj']) =>
  ask(organization, 'callWhistle', { matter: '河道内有人采砂', place: '涧河大桥', calledCodes });
const report = (organization: string, whistleCallId: string, note?: string) =>
  ask(organization, 'reportToWhistle', { whistleCallId, note }, 'WhistleCallStepInput');

/** The caller has a clock of its own, to conclude. */
const deadlinesOfCalled = (deadlines: ProceedingAnswer['deadlines']) =>
  deadlines.filter(({ responsible }) => responsible.code !== caller);

const listed = ({ reports }: WhistleAnswer) =>
  Object.fromEntries(reports.map(({ organization, reportedAt, late }) => [organization.code, { reportedAt, late }]));

async function read(organization: string, id: string): Promise<WhistleAnswer> {
  const { data } = await graphql<{ node: WhistleAnswer }>(
    hub.url,
    await hub.token(organization),
    `query ($id: ID!) { node(id: $id) { ... on WhistleCall { id ${fields} deadlines { rule status responsible { code } } } } }`,
    { id },
  );
  if (!data) throw new Error(`no whistle call ${id}`);
  return data.node;
}

describe('[U10] a whistle call', () => {
  test('is a township’s, for others', async () => {
    expect((await whistle('scjg')).userErrors).toMatchObject([{ path: [], code: 'WRONG_PARTY', rule: 'U10' }]);
    expect((await whistle(caller, [caller])).userErrors).toMatchObject([
      { path: ['calledCodes'], code: 'INVALID', rule: 'U10' },
    ]);
    expect((await whistle(caller, ['xzf'])).userErrors).toMatchObject([{ code: 'INVALID', rule: 'U10' }]);
  });

  test('gives each who is called two hours, by policy', async () => {
    const { deadlines, reports } = proceedingOf(await whistle());
    const told = deadlinesOfCalled(deadlines).map(({ responsible, dueAt, status }) => [
      responsible.code,
      dueAt,
      status,
    ]);
    expect(told.sort(([one = ''], [other = '']) => (one < other ? -1 : 1))).toEqual([
      ['gaj', '2040-03-01T11:00:00.000+08:00', 'DUE_TODAY'],
      ['sthj', '2040-03-01T11:00:00.000+08:00', 'DUE_TODAY'],
      ['zrzy', '2040-03-01T11:00:00.000+08:00', 'DUE_TODAY'],
    ]);
    expect(reports.map(({ dueAt }) => dueAt)).toEqual(Array(3).fill('2040-03-01T11:00:00.000+08:00'));
  });

  test('is met by whoever reports for itself alone; who comes late and who does not come are listed', async () => {
    const { id } = proceedingOf(await whistle());
    clock.moveTo('2040-03-01T09:40:00.000+08:00');
    const first = proceedingOf(await report('zrzy', id, '四人到场'));
    expect(first.reports[0]).toEqual({
      organization: { code: 'zrzy' },
      dueAt: '2040-03-01T11:00:00.000+08:00',
      reportedAt: '2040-03-01T09:40:00.000+08:00',
      late: false,
      personName: 'zrzy 测试',
      note: '四人到场',
    });
    expect(
      Object.fromEntries(deadlinesOfCalled(first.deadlines).map((each) => [each.responsible.code, each.status])),
    ).toEqual({
      zrzy: 'MET',
      gaj: 'DUE_TODAY',
      sthj: 'DUE_TODAY',
    });
    clock.moveTo('2040-03-01T11:00:00.000+08:00');
    const second = proceedingOf(await report('gaj', id));
    expect(listed(second)).toEqual({
      zrzy: { reportedAt: '2040-03-01T09:40:00.000+08:00', late: false },
      gaj: { reportedAt: '2040-03-01T11:00:00.000+08:00', late: true },
      sthj: { reportedAt: null, late: true },
    });
    const done = proceedingOf(await ask(caller, 'concludeWhistleCall', { whistleCallId: id, result: '已扣押' }));
    expect(
      Object.fromEntries(deadlinesOfCalled(done.deadlines).map((each) => [each.responsible.code, each.status])),
    ).toEqual({
      zrzy: 'MET',
      gaj: 'MET_LATE',
      sthj: 'ENDED',
    });
    clock.moveTo('2040-03-05T11:00:00.000+08:00');
    expect(listed(await read(caller, id))).toMatchObject({ sthj: { reportedAt: null, late: true } });
  });

  test('that was concluded in time makes nobody late', async () => {
    const { id } = proceedingOf(await whistle());
    clock.moveTo('2040-03-01T10:00:00.000+08:00');
    proceedingOf(await ask(caller, 'concludeWhistleCall', { whistleCallId: id, result: '当事人已停止' }));
    clock.moveTo('2040-03-05T11:00:00.000+08:00');
    expect(listed(await read('gaj', id))).toMatchObject({ gaj: { late: false }, zrzy: { late: false } });
  });

  test('is reported to once by each, and offers it no more', async () => {
    const { id } = proceedingOf(await whistle());
    const mayReport = async (organization: string): Promise<boolean> =>
      (await read(organization, id)).availableSteps.some(({ step }) => step === 'report');
    expect(await mayReport('gaj')).toBe(true);
    proceedingOf(await report('gaj', id));
    expect(await mayReport('gaj')).toBe(false);
    expect(await mayReport('sthj')).toBe(true);
    expect((await report('gaj', id)).userErrors).toMatchObject([
      { path: ['whistleCallId'], code: 'WRONG_STATE', rule: 'U10' },
    ]);
  });

  test('is rated by the township, unit by unit, and counts in the assessment of who came', async () => {
    clock.moveTo('2040-05-07T09:00:00.000+08:00');
    const { id } = proceedingOf(await whistle(caller, ['zrzy', 'gaj']));
    const rating = (unitCode: string, changes: object = {}, organization = caller) =>
      ask(organization, 'rateWhistleCall', {
        ...{ whistleCallId: id, unitCode, satisfied: false, arrivedInTime: true, solved: true },
        ...changes,
      });
    expect((await rating('zrzy')).userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'U10' }]);
    for (const unit of ['zrzy', 'gaj']) proceedingOf(await report(unit, id));
    expect((await rating('zrzy', {}, 'gaj')).userErrors).toMatchObject([{ code: 'WRONG_PARTY' }]);
    const clocks = ({ deadlines }: ProceedingAnswer): string[] =>
      deadlines.filter(({ dueAt }) => dueAt.startsWith('2040-05-11')).map(({ status }) => status);
    expect(clocks(proceedingOf(await rating('zrzy')))).toEqual(['OPEN']);
    expect(clocks(proceedingOf(await rating('gaj')))).toEqual(['MET']);
    expect((await rating('gaj', { satisfied: true })).userErrors).toMatchObject([
      { path: ['reason'], code: 'REQUIRED' },
    ]);
    proceedingOf(await rating('gaj', { satisfied: true, reason: '核对签到表' }));
    const { data } = await graphql<{ node: { ratings: object[] } }>(
      hub.url,
      await hub.token('zrzy'),
      `
        query ($id: ID!) {
          node(id: $id) {
            ... on WhistleCall {
              ratings {
                organization {
                  code
                }
                satisfied
                arrivedInTime
                solved
              }
            }
          }
        }
      `,
      { id },
    );
    expect(data?.node.ratings).toEqual([
      { organization: { code: 'zrzy' }, satisfied: false, arrivedInTime: true, solved: true },
      { organization: { code: 'gaj' }, satisfied: true, arrivedInTime: true, solved: true },
    ]);
    const period = { from: '2040-05-01', to: '2040-05-31' };
    const { rows } = await assessmentFor(hub, 'xzf', { period, organizationCodes: ['zrzy', 'gaj'] }, [
      'COUNTY_GOVERNMENT',
    ]);
    expect(rows.map(({ rated, ratedDissatisfied }) => [rated, ratedDissatisfied])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    const behind = { period, organizationCode: 'zrzy', figure: 'RATED_DISSATISFIED' };
    expect(await mattersBehind(hub, 'zrzy', behind)).toMatchObject([{ label: '评哨', subjectId: id }]);
  });

  test('of two who report at the same moment keeps both: who comes second is told to look again', async () => {
    for (let race = 0; race < 10; race += 1) {
      const { id } = proceedingOf(await whistle());
      const answers = await Promise.all([report('gaj', id), report('sthj', id)]);
      for (const [index, { userErrors }] of answers.entries()) {
        if (userErrors.length === 0) continue;
        expect(userErrors).toMatchObject([{ code: 'PRECONDITION_FAILED' }]);
        proceedingOf(await report(index === 0 ? 'gaj' : 'sthj', id));
      }
      const { gaj, sthj, zrzy } = listed(await read(caller, id));
      expect([gaj?.reportedAt, sthj?.reportedAt, zrzy?.reportedAt]).toEqual([called, called, null]);
    }
  });

  test('is seen by those who are called, and by nobody else', async () => {
    const { id } = proceedingOf(await whistle('141025103', ['nync']));
    const count = async (organization: string): Promise<number> => {
      const { data } = await graphql<{ whistleCalls: { totalCount: number } }>(
        hub.url,
        await hub.token(organization),
        '{ whistleCalls(filter: { callerCode: "141025103", calledCode: "nync", states: [CALLED], open: true }) { totalCount } }',
      );
      return data?.whistleCalls.totalCount ?? -1;
    };
    expect([await count('nync'), await count('141025103'), await count('lyj')]).toEqual([1, 1, 0]);
    expect((await report('lyj', id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

test('[U10] [T10] a unit that ends stands among the reports as whoever acts for it, which reports', async () => {
  const { id } = proceedingOf(await whistle(caller, ['zrzy', 'whly']));
  const ending = { code: 'whly', validTo: todayOf(hub), successorCode: 'lyj' };
  expect((await decideEnd(hub, 'endOrganization', ending)).userErrors).toEqual([]);
  const missing = { reportedAt: null, late: false };
  expect(listed(await read(caller, id))).toEqual({ zrzy: missing, lyj: missing });
  proceedingOf(await report('lyj', id, '二人已到场'));
  const { reports } = await read(caller, id);
  expect(reports.find(({ organization }) => organization.code === 'lyj')).toMatchObject({
    reportedAt: called,
    note: '二人已到场',
  });
});
