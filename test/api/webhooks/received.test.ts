import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherInput, penaltyInput, publishOther, publishPenalty } from '../../harness/builders/inputs.js';
import { declareNeed } from '../../harness/builders/need.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { createHook, webhookOf } from '../../harness/clients/webhooks.js';
import { ok, startHookServer, type HookServer } from '../../harness/hub/hook-server.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

let server: HookServer;
let hub: TestHub;
beforeAll(async () => {
  server = await startHookServer();
  hub = await startHub({ webhookHosts: [server.host] });
});
afterAll(async () => {
  await hub.close();
  await server.close();
});

interface Data {
  readonly nodes: readonly { readonly neededBy: readonly { readonly acknowledgedAt: string | null }[] }[];
  readonly changeReceptions: readonly { readonly organization: { readonly code: string }; readonly lag: number }[];
}

/** When a need of each record was acknowledged, and who has received what. */
async function told(ids: readonly (string | undefined)[]) {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on SharedRecord { neededBy { acknowledgedAt } } }
    changeReceptions { organization { code } systems lag } }`;
  const { data, errors } = await graphql<Data>(hub.url, await hub.token('nync'), query, { ids });
  if (!data) throw new Error(JSON.stringify(errors));
  return {
    acknowledged: data.nodes.map(({ neededBy }) => neededBy.map(({ acknowledgedAt }) => acknowledgedAt !== null)),
    receptions: data.changeReceptions,
  };
}

test('[S3] what the receiver of a webhook has taken was received, and nothing that it was not sent', async () => {
  await declareNeed(hub, 'lyj', { categories: ['OTHER_INFORMATION', 'PENALTY_DECISION'] });
  server.answer(() => ({ status: 503 }));
  const filter = { categories: ['OTHER_INFORMATION'] };
  const { id } = await createHook(hub, 'lyj', { url: server.url, filter });
  const penalty = await mutate(hub, 'nync', publishPenalty, penaltyInput());
  const other = await mutate(hub, 'nync', publishOther, otherInput());
  const ids = [penalty.record?.id, other.record?.id];
  await eventually(() => server.received.length > 0);
  expect(await told(ids)).toEqual({ acknowledged: [[false], [false]], receptions: [] });

  server.answer(() => ok);
  await eventually(async () => (await webhookOf(hub, 'lyj', id)).lag === 0, 60_000);
  expect(await told(ids)).toEqual({
    acknowledged: [[false], [true]],
    receptions: [{ organization: { code: 'lyj' }, systems: 1, lag: 0 }],
  });
});
