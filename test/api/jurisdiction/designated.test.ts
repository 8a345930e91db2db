import { afterAll, beforeAll, expect, test } from 'vitest';
import { inDispute, itemDispute } from '../../harness/builders/dispute.js';
import { overCase, referred, returnedTransfer } from '../../harness/builders/disputed-transfer.js';
import { penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { todayOf } from '../../harness/hub/reform.js';

const itemCode = '330115001000';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await tell(hub, 'recordEnforcementItem', { code: itemCode });
});
afterAll(() => hub.close());

/** Whether the decision of an organization is flagged, as somebody sees it who has to do with nothing. */
async function flagged(organization: string, changes: object = {}): Promise<boolean> {
  const input = penaltyInput({ itemCode, decidedOn: todayOf(hub), ...changes });
  const { record, userErrors } = await mutate(hub, organization, publishPenalty, input);
  if (!record) throw new Error(JSON.stringify(userErrors));
  const query = `query ($id: ID!) { node(id: $id) { ... on PenaltyDecision { outsideOwnList { rule } } } }`;
  const { data } = await graphql<{ node: { outsideOwnList: object | null } }>(hub.url, await hub.token('whly'), query, {
    id: record.id,
  });
  return data?.node.outsideOwnList != null;
}

const decide = (disputeId: string) =>
  inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: 'lyj', basis: '《森林法》第六十六条' });

test('[D2] [G3] a decision on a case that the county government designated is not outside of one’s list, any other is', async () => {
  const caseId = await returnedTransfer(hub);
  const disputeId = await referred(hub, overCase(caseId));
  expect(await flagged('141025100', { caseId })).toBe(true);
  await decide(disputeId);
  expect(await flagged('lyj', { caseId })).toBe(false);
  expect(await flagged('141025100', { caseId })).toBe(true);
  expect(await flagged('lyj')).toBe(true);
});

test('[D2] [G3] whom the county government designated for an item that was disputed itself decides on it from that day on', async () => {
  expect(await flagged('lyj')).toBe(true);
  await decide(await referred(hub, itemDispute({ itemCode })));
  expect(await flagged('lyj')).toBe(false);
  expect(await flagged('lyj', { decidedOn: '2024-01-01' })).toBe(true);
  expect(await flagged('nync')).toBe(true);
});
