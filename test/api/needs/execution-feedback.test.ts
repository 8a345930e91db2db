import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellFeedback } from '../../../src/core/needs/index.js';
import { freshKey, penaltyInput, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { declareNeed, endNeed } from '../../harness/builders/need.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-03-02T10:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const township = '141025100';

async function ask<Data>(organization: string, query: string): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization), query);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

interface DeadlineAnswer {
  readonly rule: string;
  readonly dueAt: string;
  readonly status: string;
  readonly responsible: { readonly code: string };
}

const deadlinesOf = async (organization: string): Promise<readonly DeadlineAnswer[]> => {
  const query = '{ deadlines(first: 100) { nodes { rule dueAt status responsible { code } } } }';
  const { deadlines } = await ask<{ deadlines: { nodes: DeadlineAnswer[] } }>(organization, query);
  return deadlines.nodes.filter(({ rule }) => rule === 'S3');
};

const feedBack = (recordId: string, executionStatus: string, executedOn: string | null = null) =>
  mutate(
    hub,
    township,
    `mutation ($input: UpdatePenaltyExecutionInput!) {
      updatePenaltyExecution(input: $input) { record { id } userErrors { path message } } }`,
    { idempotencyKey: freshKey(), recordId, executionStatus, executedOn },
  );

const toldOf = async (organization: string, kinds: string) => {
  const query = `{ changes(filter: { needed: true, kinds: [${kinds}] }) { changes {
    kind deadline { rule label responsible { code } } subjectId } } }`;
  return (await ask<{ changes: { changes: object[] } }>(organization, query)).changes.changes;
};

interface Figures {
  readonly needStatistics: { readonly rows: readonly object[] };
}

test('[S3] whoever publishes a decision has a clock to tell how it is executed, once somebody needs to know', async () => {
  const published = async () => {
    const formedAt = '2026-03-02T09:00:00.000+08:00';
    const input = penaltyInput({ decidedOn: '2026-03-02', sharing: sharing('占道处罚', formedAt) });
    return (await mutate(hub, township, publishPenalty, input)).record?.id ?? '';
  };
  await declareNeed(hub, 'nync', { title: '只要决定' });
  await published();
  expect(await deadlinesOf(township)).toEqual([]);

  const { need } = await declareNeed(hub, 'scjg', { title: '决定和执行', withExecution: true });
  const id = await published();
  const due = {
    rule: 'S3',
    dueAt: '2026-04-02T00:00:00.000+08:00',
    status: 'OPEN',
    responsible: { code: township },
  };
  expect(await deadlinesOf(township)).toMatchObject([due]);
  expect(await deadlinesOf('scjg')).toMatchObject([due]);
  expect(await deadlinesOf('xzf')).toMatchObject([due]);
  expect(await deadlinesOf('nync')).toEqual([]);

  clock.moveTo('2026-03-20T10:00:00.000+08:00');
  expect((await feedBack(id, 'PARTIAL')).userErrors).toEqual([]);
  expect(await deadlinesOf(township)).toMatchObject([{ ...due, dueAt: '2026-04-20T00:00:00.000+08:00' }]);
  // How it is executed is told to whoever asked for it, and to nobody else as what he needs.
  await allNumbered(hub);
  expect(await toldOf('scjg', 'EXECUTION_UPDATED')).toMatchObject([{ subjectId: id }]);
  expect(await toldOf('nync', 'EXECUTION_UPDATED')).toEqual([]);

  clock.moveTo('2026-04-17T16:00:00.000+08:00');
  await tellFeedback(hub.running.hub);
  await tellFeedback(hub.running.hub);
  clock.moveTo('2026-04-20T10:00:00.000+08:00');
  await tellFeedback(hub.running.hub);
  await tellFeedback(hub.running.hub);
  expect(await deadlinesOf(township)).toMatchObject([{ status: 'OVERDUE' }]);
  const deadline = { rule: 'S3', label: '执行情况反馈', responsible: { code: township } };
  await allNumbered(hub);
  expect(await toldOf('scjg', 'DUE_SOON, OVERDUE')).toMatchObject([
    { kind: 'DUE_SOON', deadline, subjectId: id },
    { kind: 'OVERDUE', deadline, subjectId: id },
  ]);

  await feedBack(id, 'EXECUTED', '2026-04-20');
  expect(await deadlinesOf(township)).toEqual([]);
  const figures = `{ needStatistics(period: { from: "2026-03-01", to: "2026-04-30" }, groupBy: [NEED]) { rows {
    need { title } served inTime late acknowledged feedbackDue feedbackInTime inTimeRate feedbackRate } } }`;
  const counted = [
    { need: { title: '只要决定' }, served: 2, inTime: 2, late: 0, acknowledged: 0, feedbackDue: 0, feedbackRate: null },
    { need: { title: '决定和执行' }, served: 1, inTime: 1, feedbackDue: 2, feedbackInTime: 1, feedbackRate: 0.5 },
  ];
  expect((await ask<Figures>(township, figures)).needStatistics.rows).toMatchObject(counted);
  expect((await ask<Figures>('nync', figures)).needStatistics.rows).toMatchObject([counted[0]]);
  const token = await hub.token('xzf', ['COUNTY_GOVERNMENT']);
  const county = await graphql<Figures>(hub.url, token, figures);
  expect(county.data?.needStatistics.rows).toMatchObject(counted);

  // Nobody awaits what nobody needs any more.
  const last = await published();
  expect(await deadlinesOf(township)).toHaveLength(1);
  await endNeed(hub, 'scjg', { needId: need?.id });
  expect(await deadlinesOf(township)).toEqual([]);
  expect(last).not.toBe('');
});
