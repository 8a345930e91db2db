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

// Whoever waits for a second connection while holding the first waits for ever when all do.
test('with a single connection twelve clients at once get everything done', async () => {
  const client = async (number: number): Promise<void> => {
    const { record } = await mutate(hub, 'scjg', publishOther, otherInput());
    const recordId = record?.id;
    await mutate(hub, 'scjg', publishPenalty, penaltyInput());
    const revision = {
      idempotencyKey: freshKey(),
      recordId,
      expectedRevision: 1,
      reason: '更正',
      summary: `更正${number}`,
    };
    expect((await mutate(hub, 'scjg', correct, revision)).userErrors).toEqual([]);
    expect((await graphql(hub.url, await hub.token('sfj'), list)).errors).toBeUndefined();
    expect(
      (await mutate(hub, 'scjg', withdraw, { idempotencyKey: freshKey(), recordId, reason: '重复' })).userErrors,
    ).toEqual([]);
  };
  await Promise.all(Array.from({ length: 12 }, (_, number) => client(number)));
});
