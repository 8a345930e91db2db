import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assistanceInput } from '../../harness/builders/assistance.js';
import { inDispute } from '../../harness/builders/dispute.js';
import { overCase } from '../../harness/builders/disputed-transfer.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const sender = '141025100';
const clock = movingClock('2026-03-02T09:00:00+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

interface Held extends ProceedingAnswer {
  readonly to: { readonly code: string };
  readonly forwarders: readonly { readonly code: string }[];
  readonly expectedBy: string | null;
}

const fields = 'to { code } forwarders { code } expectedBy';
const inTransfer = (by: string, mutation: string, input: object) =>
  askStep<Held>(
    hub,
    by,
    { field: 'caseTransfer', fields },
    { mutation, ...(/^(receive|accept)/.test(mutation) ? { type: 'CaseTransferStepInput' } : {}) },
    { idempotencyKey: freshKey(), ...input },
  );
const inRequest = (by: string, mutation: string, input: object) =>
  askStep<Held>(
    hub,
    by,
    { field: 'assistanceRequest', fields },
    { mutation },
    { idempotencyKey: freshKey(), ...input },
  );

const reason = '属生态环境部门管辖';
const clocksOf = ({ deadlines }: ProceedingAnswer, rule: string): string[] =>
  deadlines
    .filter((each) => each.rule === rule)
    .map(({ status, dueAt, responsible }) => `${responsible.code} ${status} ${dueAt.slice(0, 10)}`)
    .sort();

async function received(): Promise<Held> {
  clock.moveTo('2026-03-02T09:00:00+08:00');
  const input = transferInput({ discoveredAt: '2026-03-02T08:00:00+08:00' });
  const { id: caseTransferId } = proceedingOf(await inTransfer(sender, 'sendCaseTransfer', input));
  return proceedingOf(await inTransfer('zrzy', 'receiveCaseTransfer', { caseTransferId }));
}

describe('[T11] a transfer that its receiver forwards', () => {
  test('keeps its number, tells who had it, and gives the next the whole time', async () => {
    const { id: caseTransferId, number } = await received();
    clock.moveTo('2026-03-05T09:00:00+08:00');
    const forwarded = proceedingOf(
      await inTransfer('zrzy', 'forwardCaseTransfer', { caseTransferId, toCode: 'sthj', reason }),
    );
    expect(forwarded).toMatchObject({
      ...{ number, state: 'SENT', to: { code: 'sthj' }, forwarders: [{ code: 'zrzy' }] },
    });
    expect(clocksOf(forwarded, 'T11')).toEqual(['sthj OPEN 2026-03-10', 'zrzy MET 2026-03-05', 'zrzy MET 2026-03-10']);
    // Whoever had it reads on; whoever sent it reads who has it now.
    const query = `query ($id: ID!) { node(id: $id) { ... on CaseTransfer { to { code } steps { step note } availableSteps { step } } } }`;
    const seen = await Promise.all(
      [sender, 'zrzy'].map(async (code) => {
        const { data } = await graphql<{ node: { steps: object[]; availableSteps: { step: string }[] } }>(
          hub.url,
          await hub.token(code),
          query,
          { id: caseTransferId },
        );
        return { last: data?.node.steps.at(-1), offered: data?.node.availableSteps.map(({ step }) => step) };
      }),
    );
    const last = { step: 'forward', note: `转送生态环境局古县分局：${reason}` };
    expect(seen).toEqual([
      { last, offered: expect.arrayContaining(['takeBack']) },
      { last, offered: [] },
    ]);
  });

  test('goes on, not back: not to its sender, to oneself, to who had it, or to a body below another', async () => {
    const { id: caseTransferId } = await received();
    const forward = (by: string, toCode: string) =>
      inTransfer(by, 'forwardCaseTransfer', { caseTransferId, toCode, reason });
    for (const [toCode, code, rule] of [
      [sender, 'INVALID', 'T11'],
      ['zrzy', 'INVALID', 'T11'],
      ['jcy', 'WRONG_PARTY', 'T10'],
      ['nobody', 'NOT_FOUND', null],
      // It has ended.
      ['141025200', 'INVALID', null],
    ] as const) {
      expect({ toCode, errors: (await forward('zrzy', toCode)).userErrors }).toMatchObject({
        ...{ toCode, errors: [{ path: ['toCode'], code, rule }] },
      });
    }
    proceedingOf(await forward('zrzy', 'sthj'));
    expect((await forward('sthj', 'jtys')).userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'T11' }]);
    proceedingOf(await inTransfer('sthj', 'receiveCaseTransfer', { caseTransferId }));
    expect((await forward('sthj', 'zrzy')).userErrors).toMatchObject([
      { path: ['toCode'], code: 'INVALID', rule: 'T11' },
    ]);
  });

  test('[D1] is not forwarded while two dispute over it', async () => {
    const { id: caseTransferId } = await received();
    await inDispute(hub, sender, 'raiseDispute', overCase(caseTransferId));
    const forward = { caseTransferId, toCode: 'sthj', reason };
    expect((await inTransfer('zrzy', 'forwardCaseTransfer', forward)).userErrors).toMatchObject([
      { path: ['caseTransferId'], code: 'WRONG_STATE', rule: 'D1' },
    ]);
  });
});

describe('[T11] whoever has accepted a transfer', () => {
  test('says by when it expects to be done, moves that with a reason, and is reminded of it', async () => {
    const { id: caseTransferId } = await received();
    proceedingOf(await inTransfer('zrzy', 'acceptCaseTransfer', { caseTransferId }));
    const expecting = (expectedBy: string, more: object = {}) =>
      inTransfer('zrzy', 'expectCaseResult', { caseTransferId, expectedBy, ...more });
    expect((await expecting('2026-03-01')).userErrors).toMatchObject([
      { path: ['expectedBy'], code: 'INVALID', rule: 'T11' },
    ]);
    const told = proceedingOf(await expecting('2026-03-20'));
    expect([told.expectedBy, clocksOf(told, 'T11')]).toEqual([
      '2026-03-20',
      expect.arrayContaining(['zrzy OPEN 2026-03-21']),
    ]);
    expect((await expecting('2026-03-27')).userErrors).toMatchObject([
      { path: ['reason'], code: 'REQUIRED', rule: 'T11' },
    ]);
    const moved = proceedingOf(await expecting('2026-03-27', { reason: '等待鉴定' }));
    expect([moved.expectedBy, clocksOf(moved, 'T11')]).toEqual([
      '2026-03-27',
      expect.arrayContaining(['zrzy ENDED 2026-03-21', 'zrzy OPEN 2026-03-28']),
    ]);
  });
});

describe('[A2] a request for assistance', () => {
  test('is taken up once, with a day on which the answer is expected', async () => {
    clock.moveTo('2026-03-02T09:00:00+08:00');
    const { id } = proceedingOf(await inRequest(sender, 'requestAssistance', assistanceInput()));
    const asked = { assistanceRequestId: id };
    expect(
      (await inRequest('zrzy', 'expectAssistanceAnswer', { ...asked, expectedBy: '2026-03-05' })).userErrors,
    ).toMatchObject([{ code: 'WRONG_STATE', rule: 'A2' }]);
    const accepted = proceedingOf(await inRequest('zrzy', 'acceptAssistance', { ...asked, expectedBy: '2026-03-05' }));
    expect([accepted.expectedBy, clocksOf(accepted, 'A2')]).toEqual([
      '2026-03-05',
      ['zrzy OPEN 2026-03-06', 'zrzy OPEN 2026-03-10'],
    ]);
    expect((await inRequest('zrzy', 'acceptAssistance', asked)).userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', rule: 'A2' },
    ]);
  });

  test('is forwarded under its number to the department that has the matter, which has five days, and its own officers', async () => {
    clock.moveTo('2026-03-02T09:00:00+08:00');
    const urgent = assistanceInput({ urgent: true, onSiteReason: '痕迹可能灭失' });
    const { id, number } = proceedingOf(await inRequest(sender, 'requestAssistance', urgent));
    const forward = (by: string, toCode: string) =>
      inRequest(by, 'forwardAssistance', { assistanceRequestId: id, toCode, reason });
    expect((await forward('zrzy', '141025101')).userErrors).toMatchObject([
      { path: ['toCode'], code: 'WRONG_PARTY', rule: 'A1' },
    ]);
    clock.moveTo('2026-03-04T09:00:00+08:00');
    const forwarded = proceedingOf(await forward('zrzy', 'sthj'));
    expect(forwarded).toMatchObject({ number, to: { code: 'sthj' }, forwarders: [{ code: 'zrzy' }] });
    expect([clocksOf(forwarded, 'A2'), clocksOf(forwarded, 'A3')]).toEqual([
      ['sthj OPEN 2026-03-12', 'zrzy ENDED 2026-03-10'],
      ['sthj OPEN 2026-03-07', 'zrzy ENDED 2026-03-05'],
    ]);
    expect((await forward('sthj', 'zrzy')).userErrors).toMatchObject([{ code: 'INVALID', rule: 'A2' }]);
    // It is one request in the figures, of whoever has it.
    const query = `query { assistanceStatistics(period: { from: "2026-03-02", to: "2026-03-02" }, groupBy: [ORGANIZATION]) {
      rows { organization { code } requested } } }`;
    const { data } = await graphql<{ assistanceStatistics: { rows: object[] } }>(
      hub.url,
      await hub.token('sthj'),
      query,
    );
    expect(data?.assistanceStatistics.rows).toContainEqual({ organization: { code: 'sthj' }, requested: 1 });
  });
});
