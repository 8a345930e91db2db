import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Reception {
  readonly organization: { readonly code: string };
  readonly systems: number;
  readonly lag: number;
  readonly acknowledgedAt: string;
}

async function receptionsSeenBy(organization: string): Promise<readonly Reception[]> {
  const query = '{ changeReceptions { organization { code } systems lag acknowledgedAt } }';
  const { data, errors } = await graphql<{ changeReceptions: Reception[] }>(
    hub.url,
    await hub.token(organization),
    query,
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.changeReceptions;
}

async function publish(title: string): Promise<string> {
  const { change } = await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(title) }));
  return change?.cursor ?? '';
}

test('[sharing D25] how far an organization has received the changes is seen by whoever shares with it', async () => {
  const acknowledge = `mutation ($cursor: String!) { acknowledgeChanges(input: { cursor: $cursor }) { lag userErrors { code } } }`;
  const cursor = await publish('第一件');
  await publish('第二件');
  expect(await receptionsSeenBy('scjg')).toEqual([]);
  await graphql(hub.url, await hub.token('nync'), acknowledge, { cursor });
  for (const reader of ['scjg', 'nync', '141025100']) {
    expect(await receptionsSeenBy(reader)).toEqual([
      { organization: { code: 'nync' }, systems: 1, lag: 1, acknowledgedAt: expect.any(String) },
    ]);
  }
});
