import { afterAll, beforeAll, expect, test } from 'vitest';
import { creditCsv, creditRow, importFile } from '../../harness/files/credit-file.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  for (const number of ['1', '2', '3']) {
    await importFile(hub, creditCsv([creditRow(`古司罚决字〔2026〕丙${number}号`)]));
  }
});
afterAll(() => hub.close());

interface Imports {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly startedAt: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

async function imports(organization: string, args: string): Promise<Imports> {
  const query = `{ penaltyImports(${args}) { totalCount nodes { id startedAt status } edges { cursor } pageInfo { endCursor hasNextPage } } }`;
  const { data, errors } = await graphql<{ penaltyImports: Imports }>(hub.url, await hub.token(organization), query);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.penaltyImports;
}

test('an organization lists its imports page by page, newest first; nobody else sees them', async () => {
  const all = await imports('sfj', 'first: 10');
  expect(all.totalCount).toBe(3);
  const started = all.nodes.map(({ startedAt }) => startedAt);
  expect(started).toEqual(started.toSorted().reverse());
  const first = await imports('sfj', 'first: 2');
  expect([first.nodes, first.pageInfo.hasNextPage]).toEqual([all.nodes.slice(0, 2), true]);
  const second = await imports('sfj', `first: 2, after: "${first.pageInfo.endCursor ?? ''}"`);
  expect([second.nodes, second.pageInfo.hasNextPage]).toEqual([all.nodes.slice(2), false]);
  const back = await imports('sfj', `last: 1, before: "${all.edges[2]?.cursor ?? ''}"`);
  expect(back.nodes).toEqual(all.nodes.slice(1, 2));
  expect(await imports('nync', 'first: 10')).toMatchObject({ totalCount: 0, nodes: [] });
});

test('a cursor that no list gave out is refused', async () => {
  await expect(imports('sfj', 'first: 1, after: "x"')).rejects.toThrow('游标无效');
});
