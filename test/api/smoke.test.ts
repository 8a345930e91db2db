import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphql } from '../harness/graphql.js';
import { startHub, type TestHub } from '../harness/hub.js';

let hub: TestHub;
beforeAll(async () => { hub = await startHub(); });
afterAll(() => hub.close());

test('smoke', async () => {
  const token = await hub.token('141025100');
  const answer = await graphql(hub.url, token, `mutation P($input: PublishPenaltyDecisionInput!) { publishPenaltyDecision(input: $input) { record { id category title formedAt dueAt sharedAt timeliness revision publisher { code name } decisionNumber penaltyKinds fineAmount executionStatus } change { cursor } userErrors { path code message rule } } }`, { input: { idempotencyKey: 'k1', sharing: { title: '某处罚', formedAt: new Date(Date.now() - 1000).toISOString(), scope: 'ALL_MEMBERS' }, decisionNumber: '古岳综执罚决字〔2026〕12号', decidedOn: '2026-11-23', partyName: '某公司', partyKind: 'LEGAL_PERSON', partyCode: '91141025MA0GTYRP65', violation: 'v', facts: 'f', legalBasis: 'l', penaltyKinds: ['FINE'], content: '罚款', fineAmount: '2000.00', confiscatedAmount: null, itemCode: null } });
  console.log(JSON.stringify(answer, null, 1));
  for (let i = 0; i < 3; i++) console.log(JSON.stringify(await graphql(hub.url, token, `{ viewer { name organization { code name } roles } sharedToday { category count } deadlines(first: 5) { nodes { id } } sharedRecords(first: 3) { totalCount edges { cursor node { id __typename title ... on PenaltyDecision { decisionNumber facts } history { revision by { name } } } } } penaltyDecisions { nodes { id decisionNumber publisher { code division { code name } } fineAmount } pageInfo { hasNextPage endCursor } } changes { changes { cursor kind subject { id __typename } } hasMore } }`)));
  expect(answer.errors).toBeUndefined();
});
