import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { complaint } from '../../../src/procedures/complaint/complaint.procedure.js';
import { isTold } from '../../../src/procedures/complaint/share-step.js';
import { reportedStates } from '../../../src/procedures/complaint/work-orders/reported.js';
import { found, goOn, informing, replying, type Course } from '../../harness/builders/complaint.js';
import { mappingsIn, orderMapping, passOn, workOrder } from '../../harness/builders/work-order.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd } from '../../harness/hub/reform.js';
import { reportTaken, startReportServer, type ReportServer } from '../../harness/hub/report-server.js';
import { eventually } from '../../harness/time/eventually.js';
import { movingClock, type MovingClock } from '../../harness/time/moving-clock.js';

const start = '2026-11-25T09:00:00+08:00';
let clock: MovingClock;
let hub: TestHub;
let other: ReportServer;

beforeAll(async () => {
  clock = movingClock(start);
  other = await startReportServer();
  const report = {
    url: `${other.url}/feedback?from=hub`,
    headersFile: 'secrets/12345.json',
    on: ['ACCEPTED', 'INFORMED', 'NOT_ADMITTED', 'REPLIED', 'CLOSED'],
    body: {
      '/data/no': 'externalNumber',
      '/data/status': { field: 'state', values: { ACCEPTED: '01', REPLIED: '03' } },
      '/data/time': { field: 'at', dateFormat: 'YYYY-MM-DD HH:mm:ss' },
      'data.unit': 'handlerName',
      '/notes/0': 'notice',
      '/notes/1': 'result',
      '/source': { constant: 'hub' },
    },
    taken: { place: '/code', values: ['0'] },
  };
  const directory = await mappingsIn({ '12345': { ...orderMapping, report } });
  await writeFile(join(directory, 'secrets/12345.json'), '{ "authorization": "Bearer of-the-hotline" }');
  hub = await startHub({ clock, workOrdersDir: directory });
});
afterEach(() => {
  other.answer(reportTaken);
  clock.moveTo(start);
});
afterAll(async () => {
  await hub.close();
  await other.close();
});

interface Registered {
  readonly no: string;
  readonly id: string;
}

async function register(changes: object = {}): Promise<Registered> {
  const order = workOrder({ time: '2026-11-25 08:30:00', ...changes });
  const { complaintId } = await passOn(hub, order);
  return { no: order.no, id: complaintId ?? '' };
}

const told = (no: string) => other.received.filter(({ body }) => JSON.stringify(body).includes(no));
const statuses = (no: string) =>
  told(no).map(({ body }) => (body as { readonly data: { readonly status: string } }).data.status);

interface ReportState {
  readonly reportedAt: string | null;
  readonly attempts: number;
  readonly failures: number;
  readonly lastFault: string | null;
  readonly failedAt: string | null;
}

async function stateOf(id: string, who = 'scjg'): Promise<ReportState | null> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Complaint {
    workOrderReport { reportedAt attempts failures lastFault failedAt } } } }`;
  const { data } = await graphql<{ node: { workOrderReport: ReportState | null } | null }>(
    hub.url,
    await hub.token(who),
    query,
    { id },
  );
  return data?.node?.workOrderReport ?? null;
}

/** What waits is tried now. */
async function tryAgain(): Promise<void> {
  await hub.owner.query(
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) FROM graphile_worker.jobs
     WHERE task_identifier = 'report-work-order' AND locked_at IS NULL`,
  );
}

const toReply: Course = [
  ['scjg', 'acceptComplaint', { note: '内部备注' }],
  ['scjg', 'verifyComplaint', found('NO_VIOLATION')],
  ['scjg', 'replyToComplainant', replying],
];

describe('what becomes of a work order', () => {
  test('is told to the system that it came from, in order, as the complainant is told it', async () => {
    const { no, id } = await register();
    await goOn(hub, id, [...toReply, ['scjg', 'closeComplaint']]);
    await eventually(() => told(no).length === 3);
    expect(told(no).map(({ path, authorization, body }) => [path, authorization, body])).toEqual(
      [
        { status: '01', notes: [null, null] },
        { status: '03', notes: [replying.replyNotice, replying.result] },
        { status: 'CLOSED', notes: [replying.replyNotice, replying.result] },
      ].map(({ status, notes }) => [
        '/feedback?from=hub',
        'Bearer of-the-hotline',
        { data: { no, status, time: '2026-11-25 09:00:00', unit: '市场监督管理局' }, notes, source: 'hub' },
      ]),
    );
    expect(new Set(told(no).map(({ key }) => key)).size).toBe(3);
    expect(JSON.stringify(told(no))).not.toMatch(/内部|现场检查/);
    await eventually(async () => (await stateOf(id))?.reportedAt === '2026-11-25T09:00:00.000+08:00');
  });

  test('[C8] goes on being told when a township has taken it over, which sees it as well', async () => {
    const { no, id } = await register();
    await goOn(hub, id, [
      ['scjg', 'informTownshipOfComplaint', informing],
      ['141025100', 'acknowledgeComplaint'],
      ['141025100', 'acceptComplaint'],
    ]);
    await eventually(() => told(no).length === 2);
    expect(statuses(no)).toEqual(['INFORMED', '01']);
    expect(await stateOf(id, '141025100')).toMatchObject({ failures: 0 });
    expect(await stateOf(id, 'lyj')).toBeNull();
  });

  test('is not told of steps that lead nowhere that the other system knows of', async () => {
    const { no, id } = await register();
    await goOn(hub, id, [
      ['scjg', 'acceptComplaint'],
      ['scjg', 'verifyComplaint', found('NO_VIOLATION')],
      ['scjg', 'correctComplaintFinding', { reason: '核实有误' }],
      ['scjg', 'correctComplaint', { subject: '更正的事由', reason: '有误' }],
      ['scjg', 'verifyComplaint', found('NO_VIOLATION')],
      ['scjg', 'replyToComplainant', replying],
    ]);
    await eventually(() => told(no).length === 2);
    expect(statuses(no)).toEqual(['01', '03']);
  });

  test('does not wait for the other system, and is told when that is there again, in order and each once', async () => {
    other.answer({ status: 503 });
    const { no, id } = await register();
    await goOn(hub, id, toReply);
    await eventually(async () => (await stateOf(id))?.lastFault === '503');
    const tried = told(no).length;
    expect(new Set(statuses(no))).toEqual(new Set(['01']));
    other.answer(reportTaken);
    await eventually(async () => {
      await tryAgain();
      return statuses(no).slice(tried).includes('03');
    });
    expect(statuses(no).slice(tried)).toEqual(['01', '03']);
    expect(new Set(told(no).map(({ key }) => key)).size).toBe(2);
    await eventually(async () => (await stateOf(id))?.attempts === 0);
  });

  test.each([
    ['an answer that does not say that it was taken', { status: 200, body: { code: 500 } }, 'NOT_TAKEN'],
    ['an answer that is no JSON object', { status: 200, body: 'ok' }, 'NOT_TAKEN'],
    ['a redirect, which nobody follows', { status: 302, location: 'http://127.0.0.1:1/' }, '302'],
  ] as const)('is tried again after %s', async (_what, answer, fault) => {
    other.answer(answer);
    const { no, id } = await register();
    await goOn(hub, id, [['scjg', 'acceptComplaint']]);
    await eventually(async () => (await stateOf(id))?.lastFault === fault);
    expect(await stateOf(id)).toMatchObject({ attempts: 1, failures: 0, reportedAt: null });
    other.answer(reportTaken);
    await tryAgain();
    await eventually(async () => (await stateOf(id))?.reportedAt);
    expect(statuses(no)).toEqual(['01', '01']);
  });

  test('is tried again when the other system hangs, while others are told', async () => {
    other.answer('SILENCE');
    const hanging = await register();
    await goOn(hub, hanging.id, [['scjg', 'acceptComplaint']]);
    await eventually(() => told(hanging.no).length === 1);
    other.answer(reportTaken);
    const next = await register();
    await goOn(hub, next.id, [['scjg', 'acceptComplaint']]);
    await eventually(() => told(next.no).length === 1);
    await eventually(async () => (await stateOf(hanging.id))?.lastFault === 'TimeoutError', 20_000);
  }, 40_000);

  test('is given up after three days or a refusal: shown, audited, and the next step is told', async () => {
    other.answer({ status: 503 });
    const { no, id } = await register();
    await goOn(hub, id, [['scjg', 'acceptComplaint']]);
    await eventually(async () => (await stateOf(id))?.attempts === 1);
    clock.moveTo('2026-11-28T08:59:59+08:00');
    await tryAgain();
    await eventually(async () => (await stateOf(id))?.attempts === 2);
    clock.moveTo('2026-11-28T09:00:01+08:00');
    await tryAgain();
    await eventually(async () => (await stateOf(id))?.failures === 1);
    expect(await stateOf(id)).toMatchObject({
      lastFault: '503',
      failedAt: '2026-11-28T09:00:01.000+08:00',
      attempts: 0,
    });

    other.answer({ status: 422 });
    await goOn(hub, id, [
      ['scjg', 'verifyComplaint', found('NO_VIOLATION')],
      ['scjg', 'replyToComplainant', replying],
    ]);
    await eventually(async () => (await stateOf(id))?.failures === 2);
    other.answer(reportTaken);
    await goOn(hub, id, [['scjg', 'closeComplaint']]);
    await eventually(() => statuses(no).at(-1) === 'CLOSED');

    const query = `query ($id: String!) { auditLog(filter: { subjectId: $id, actions: ["WORK_ORDER_REPORT_FAILED"] }) {
      nodes { action organization { code } } } }`;
    const token = await hub.token('xzf', ['AUDITOR']);
    const { data } = await graphql<{ auditLog: { nodes: object[] } }>(hub.url, token, query, { id });
    const entry = { action: 'WORK_ORDER_REPORT_FAILED', organization: { code: 'scjg' } };
    expect(data?.auditLog.nodes).toEqual([entry, entry]);
  });

  test('[T10] is told though whoever took the step has ended since, by who acts for it', async () => {
    other.answer({ status: 503 });
    const order = workOrder({ time: '2026-11-25 08:30:00' });
    const { complaintId } = await passOn(hub, order, { who: 'lyj' });
    await goOn(hub, complaintId ?? '', [['lyj', 'acceptComplaint']]);
    await eventually(() => told(order.no).length === 1);
    const end = { code: 'lyj', validTo: '2026-11-25', successorCode: 'zrzy' };
    expect((await decideEnd(hub, 'endOrganization', end)).userErrors).toEqual([]);
    other.answer(reportTaken);
    await eventually(async () => {
      await tryAgain();
      return told(order.no).length > 1;
    });
    await eventually(async () => (await stateOf(complaintId ?? '', 'zrzy'))?.reportedAt);
    expect(told(order.no).at(-1)?.body).toMatchObject({ data: { status: '01' } });
  });

  test('is not told of a step that did not happen', async () => {
    const { no, id } = await register();
    await hub.owner.query(
      `ALTER TABLE complaint_handling ADD CONSTRAINT none CHECK (handling_status <> 'ACCEPTED') NOT VALID`,
    );
    await expect(goOn(hub, id, [['scjg', 'acceptComplaint']])).rejects.toThrow('INTERNAL_SERVER_ERROR');
    await hub.owner.query('ALTER TABLE complaint_handling DROP CONSTRAINT none');
    await goOn(hub, id, [['scjg', 'declineComplaint', { reason: '不属受理范围', complainantNotice: '已电话告知' }]]);
    await eventually(() => told(no).length === 1);
    expect(told(no)[0]?.body).toMatchObject({ data: { status: 'NOT_ADMITTED' }, notes: ['已电话告知', null] });
  });
});

test('every step that leads to a state which may be reported is a step that others are told of', () => {
  const leading = Object.entries(complaint.table.steps).flatMap(([step, { to }]) =>
    to !== undefined && (reportedStates as readonly string[]).includes(to)
      ? [step as keyof typeof complaint.mutations]
      : [],
  );
  expect(leading.length).toBeGreaterThan(10);
  expect(leading.filter((step) => !isTold(step))).toEqual([]);
});
