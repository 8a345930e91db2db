import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, otherInput, publishOther, penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ poolSize: 1 });
});
afterAll(() => hub.close());

const correct = `mutation ($input: ReviseOtherInformationInput!) {
  reviseOtherInformation(input: $input) { record { id revision } change { cursor } userErrors { path code message rule } } }`;
const withdraw = `mutation ($input: WithdrawRecordInput!) {
  withdrawRecord(input: $input) { record { id } change { cursor } userErrors { path code message rule } } }`;
const list = `{
  sharedRecords(first: 50) { totalCount nodes { id history { revision } extensions { until } publisher { name } } }
  penaltyDecisions(first: 50) { nodes { id heaviestKind } }
}`;

/** A machine may stand still for the second that a caller is kept waiting: who is told to come again does. */
let turnedAway = 0;
async function comingAgain<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!String(error).includes('SERVICE_UNAVAILABLE')) throw error;
    turnedAway += 1;
    await sleep(1000);
    return comingAgain(ask);
  }
}

// Whoever waits for a second connection while holding the first waits for ever when all do.
test('with a single connection twelve clients at once get everything done', async () => {
  const client = async (number: number): Promise<void> => {
    const [other, penalty] = [otherInput(), penaltyInput()];
    const { record } = await comingAgain(() => mutate(hub, 'scjg', publishOther, other));
    const recordId = record?.id;
    await comingAgain(() => mutate(hub, 'scjg', publishPenalty, penalty));
    const revision = {
      idempotencyKey: freshKey(),
      recordId,
      expectedRevision: 1,
      reason: '更正',
      summary: `更正${number}`,
    };
    expect((await comingAgain(() => mutate(hub, 'scjg', correct, revision))).userErrors).toEqual([]);
    const { errors = [] } = await graphql(hub.url, await hub.token('sfj'), list);
    turnedAway += errors.length;
    const withdrawal = { idempotencyKey: freshKey(), recordId, reason: '重复' };
    expect((await comingAgain(() => mutate(hub, 'scjg', withdraw, withdrawal))).userErrors).toEqual([]);
  };
  await Promise.all(Array.from({ length: 12 }, (_, number) => client(number)));
  // Where each held up the others all sixty would be.
  expect(turnedAway).toBeLessThan(6);
});
