import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askReferral, goneThrough } from '../../harness/builders/criminal-referral.js';
import { assistanceInput } from '../../harness/builders/assistance.js';
import { consultationInput, inDispute } from '../../harness/builders/dispute.js';
import { overCase } from '../../harness/builders/disputed-transfer.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const [sender, receiver] = ['141025100', 'zrzy'];
// A Monday without a holiday near.
const clock = movingClock('2026-03-02T09:00:00+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

interface Awaiting extends ProceedingAnswer {
  readonly dueAt: string;
  readonly supplementNeeded: string | null;
  readonly supplementDueAt: string | null;
  readonly supplement: string | null;
}

const fields = 'dueAt supplementNeeded supplementDueAt supplement';
const inTransfer = (by: string, mutation: string, input: object, type?: string) =>
  askStep<Awaiting>(
    hub,
    by,
    { field: 'caseTransfer', fields },
    { mutation, ...(type ? { type } : {}) },
    { idempotencyKey: freshKey(), ...input },
  );
const inRequest = (by: string, mutation: string, input: object) =>
  askStep<Awaiting>(
    hub,
    by,
    { field: 'assistanceRequest', fields },
    { mutation },
    { idempotencyKey: freshKey(), ...input },
  );

const clocks = ({ deadlines }: ProceedingAnswer): string[] =>
  deadlines
    .filter(({ status }) => !['ENDED', 'MET'].includes(status))
    .map(({ rule, status, dueAt, responsible }) => `${responsible.code} ${rule} ${status} ${dueAt.slice(0, 16)}`)
    .sort();

async function sent(at: string): Promise<string> {
  clock.moveTo(at);
  const input = transferInput({ discoveredAt: '2026-03-02T08:00:00+08:00' });
  return proceedingOf(await inTransfer(sender, 'sendCaseTransfer', input)).id;
}

const missing = { supplementNeeded: '缺少现场检查记录' };

describe('[T9] [T11] a transfer that awaits a supplement', () => {
  test('stands with its sender until it is supplemented, and then as long with its receiver as it did', async () => {
    const caseTransferId = await sent('2026-03-02T09:00:00+08:00');
    clock.moveTo('2026-03-03T09:00:00+08:00');
    await inTransfer(receiver, 'receiveCaseTransfer', { caseTransferId }, 'CaseTransferStepInput');
    clock.moveTo('2026-03-05T10:00:00+08:00');
    const asked = proceedingOf(await inTransfer(receiver, 'askCaseSupplement', { caseTransferId, ...missing }));
    expect([asked.state, asked.supplementNeeded, clocks(asked)]).toEqual([
      'AWAITS_SUPPLEMENT',
      missing.supplementNeeded,
      [`${sender} T9 OPEN 2026-03-11T00:00`, `${receiver} T11 PAUSED 2026-03-11T00:00`],
    ]);
    // Three working days of five were left; the weekend between counts for nobody.
    clock.moveTo('2026-03-09T15:00:00+08:00');
    const materials = [{ kind: 'SOURCE_MATERIAL', name: '现场检查记录' }];
    const given = { caseTransferId, supplement: '补交现场检查记录', materials };
    const supplemented = proceedingOf(await inTransfer(sender, 'supplementCaseTransfer', given));
    expect([supplemented.state, supplemented.supplement, clocks(supplemented)]).toEqual([
      'RECEIVED',
      given.supplement,
      [`${receiver} T11 OPEN 2026-03-13T00:00`],
    ]);
  });

  test('begins the time of a receiver that asks before it signs, whole once it is supplemented', async () => {
    const caseTransferId = await sent('2026-03-02T09:00:00+08:00');
    const asked = proceedingOf(await inTransfer(receiver, 'askCaseSupplement', { caseTransferId, ...missing }));
    expect(clocks(asked)).toEqual([`${sender} T9 OPEN 2026-03-06T00:00`, `${receiver} T11 PAUSED 2026-03-10T00:00`]);
    clock.moveTo('2026-03-04T09:00:00+08:00');
    const accepted = proceedingOf(
      await inTransfer(receiver, 'acceptCaseTransfer', { caseTransferId }, 'CaseTransferStepInput'),
    );
    expect(accepted.deadlines.filter(({ rule }) => rule === 'T11').map(({ status }) => status)).toEqual([
      'MET',
      'MET',
      'OPEN',
    ]);
  });

  test('is not returned before its day is over, by whichever day the receiver gave', async () => {
    const caseTransferId = await sent('2026-03-02T09:00:00+08:00');
    const past = { caseTransferId, ...missing, until: '2026-03-01' };
    expect((await inTransfer(receiver, 'askCaseSupplement', past)).userErrors).toMatchObject([
      { path: ['until'], code: 'INVALID', rule: 'T9' },
    ]);
    const asked = { ...past, until: '2026-03-03' };
    expect(proceedingOf(await inTransfer(receiver, 'askCaseSupplement', asked)).supplementDueAt).toBe(
      '2026-03-04T00:00:00.000+08:00',
    );
    const back = { caseTransferId, reason: '材料不全' };
    clock.moveTo('2026-03-03T23:59:59+08:00');
    expect((await inTransfer(receiver, 'returnCaseTransfer', back)).userErrors).toMatchObject([
      { path: ['caseTransferId'], code: 'WRONG_STATE', rule: 'T11' },
    ]);
    clock.moveTo('2026-03-04T00:00:00+08:00');
    expect(proceedingOf(await inTransfer(receiver, 'returnCaseTransfer', back)).state).toBe('RETURNED');
  });

  test('may be withdrawn by its sender', async () => {
    const caseTransferId = await sent('2026-03-02T09:00:00+08:00');
    await inTransfer(receiver, 'askCaseSupplement', { caseTransferId, ...missing });
    const taken = await inTransfer(sender, 'takeBackCaseTransfer', { caseTransferId }, 'CaseTransferStepInput');
    expect(proceedingOf(taken)).toMatchObject({ state: 'TAKEN_BACK' });
    expect(clocks(proceedingOf(taken))).toEqual([]);
  });
});

test('[A1] [A2] the answer is due as many working days later as the request awaited its supplement', async () => {
  clock.moveTo('2026-03-02T09:00:00+08:00');
  const { id: assistanceRequestId, dueAt } = proceedingOf(
    await inRequest(sender, 'requestAssistance', assistanceInput()),
  );
  expect(dueAt).toBe('2026-03-10T00:00:00.000+08:00');
  clock.moveTo('2026-03-04T09:00:00+08:00');
  const asking = { assistanceRequestId, supplementNeeded: '缺少宗地坐标' };
  expect(clocks(proceedingOf(await inRequest(receiver, 'askAssistanceSupplement', asking)))).toEqual([
    `${sender} A1 OPEN 2026-03-10T00:00`,
    `${receiver} A2 PAUSED 2026-03-10T00:00`,
  ]);
  expect(
    (await inRequest(receiver, 'declineAssistance', { assistanceRequestId, reason: '材料不全' })).userErrors,
  ).toMatchObject([{ code: 'WRONG_STATE', rule: 'A2' }]);
  clock.moveTo('2026-03-09T09:00:00+08:00');
  const given = proceedingOf(
    await inRequest(sender, 'supplementAssistance', { assistanceRequestId, supplement: '宗地坐标见附件' }),
  );
  // The payload, the fact and the clock say the same.
  expect([given.dueAt, clocks(given)]).toEqual([
    '2026-03-13T00:00:00.000+08:00',
    [`${receiver} A2 OPEN 2026-03-13T00:00`],
  ]);
});

test('[A4] an answer that was put off stays so, though the request awaits a supplement into a year without a notice', async () => {
  clock.moveTo('2029-12-26T09:00:00+08:00');
  const { id: assistanceRequestId } = proceedingOf(await inRequest(sender, 'requestAssistance', assistanceInput()));
  const extended = { assistanceRequestId, reason: '需委托测绘机构', until: '2030-01-10' };
  await inRequest(receiver, 'extendAssistance', extended);
  const asking = { assistanceRequestId, supplementNeeded: '缺少宗地坐标' };
  await inRequest(receiver, 'askAssistanceSupplement', asking);
  clock.moveTo('2029-12-27T09:00:00+08:00');
  const given = await inRequest(sender, 'supplementAssistance', { assistanceRequestId, supplement: '坐标见附件' });
  const answer = proceedingOf(given).deadlines.find(({ rule }) => rule === 'A2');
  expect(answer).toMatchObject({ dueAt: '2030-01-12T00:00:00.000+08:00', basis: 'ANNOUNCED' });
});

describe('[X2] a referral to the police', () => {
  const toReceived = ['report', 'approve', 'send', 'receive'] as const;

  test('is supplemented within three days, for which the three of the police stand still', async () => {
    clock.moveTo('2026-03-02T09:00:00+08:00');
    const { id } = await goneThrough(hub, toReceived);
    clock.moveTo('2026-03-03T08:59:59+08:00');
    const asked = proceedingOf(await askReferral(hub, 'askSupplement', id));
    expect(clocks(asked)).toEqual(['gaj X2 PAUSED 2026-03-06T00:00', 'zrzy X2 OPEN 2026-03-07T00:00']);
    expect((await askReferral(hub, 'decline', id)).userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'X2' }]);
    clock.moveTo('2026-03-05T09:00:00+08:00');
    const given = proceedingOf(await askReferral(hub, 'supplement', id));
    // Two days more: the eighth is a Sunday.
    expect(clocks(given)).toEqual(['gaj X2 OPEN 2026-03-10T00:00']);
  });

  test('is decided by what there is once a day has passed since the receipt', async () => {
    clock.moveTo('2026-03-02T09:00:00+08:00');
    const { id } = await goneThrough(hub, toReceived);
    clock.moveTo('2026-03-03T09:00:00+08:00');
    expect((await askReferral(hub, 'askSupplement', id)).userErrors).toMatchObject([
      { path: ['criminalReferralId'], code: 'AFTER_DEADLINE', rule: 'X2' },
    ]);
    const query = `query ($id: ID!) { node(id: $id) { ... on CriminalReferral { availableSteps { step } } } }`;
    const { data } = await graphql<{ node: { availableSteps: { step: string }[] } }>(
      hub.url,
      await hub.token('gaj'),
      query,
      { id },
    );
    expect(data?.node.availableSteps.map(({ step }) => step)).toEqual(['file', 'decline', 'passOn']);
  });

  test('[X3] that is withdrawn clears the case in which it was flagged', async () => {
    const aboutId = await sent('2026-03-02T09:00:00+08:00');
    const { id } = proceedingOf(await askReferral(hub, 'flag', null, { aboutId }));
    await goneThrough(hub, [...toReceived, 'askSupplement', 'withdraw'], id);
    const query = `query ($id: ID!) { node(id: $id) { ... on CaseTransfer { suspicion } } }`;
    const { data } = await graphql(hub.url, await hub.token(receiver), query, { id: aboutId });
    expect(data).toEqual({ node: { suspicion: 'CLEARED' } });
  });
});

test('[D2] [T11] a clock that a dispute and a supplement stop goes on once both are over', async () => {
  const policy = { name: 'DISPUTE_PAUSES_CLOCKS', value: 2, validFrom: '2026-03-02', basis: '县政府常务会议决定' };
  clock.moveTo('2026-03-02T08:30:00+08:00');
  await graphql(
    hub.url,
    await hub.token('xzf', ['COUNTY_GOVERNMENT']),
    'mutation ($input: SetPolicyInput!) { setPolicy(input: $input) { userErrors { message } } }',
    { input: policy },
  );
  const caseTransferId = await sent('2026-03-02T09:00:00+08:00');
  await inTransfer(receiver, 'askCaseSupplement', { caseTransferId, ...missing });
  clock.moveTo('2026-03-03T09:00:00+08:00');
  const { id: disputeId } = await inDispute(hub, sender, 'raiseDispute', overCase(caseTransferId));
  clock.moveTo('2026-03-04T09:00:00+08:00');
  const given = await inTransfer(sender, 'supplementCaseTransfer', { caseTransferId, supplement: '已补交' });
  expect(clocks(proceedingOf(given))).toEqual([`${receiver} T11 PAUSED 2026-03-10T00:00`]);
  const failed = consultationInput('FAILED', { heldOn: '2026-03-04' });
  await inDispute(hub, sender, 'recordDisputeConsultation', { disputeId, ...failed });
  clock.moveTo('2026-03-05T09:00:00+08:00');
  await inDispute(hub, sender, 'withdrawDispute', { disputeId, reason: '双方意见一致' });
  const query = `query ($id: ID!) { node(id: $id) { ... on CaseTransfer { deadlines { rule dueAt status responsible { code } } } } }`;
  const { data } = await graphql<{ node: ProceedingAnswer }>(hub.url, await hub.token(receiver), query, {
    id: caseTransferId,
  });
  expect(data && clocks(data.node)).toEqual([`${receiver} T11 OPEN 2026-03-13T00:00`]);
});
