import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { tell } from '../../harness/builders/jurisdiction.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  const delegate = (itemCode: string, townshipCode: string, organization = 'jtys') =>
    tell(hub, 'delegateItem', { itemCode, townshipCode, delegatedFrom: '2021-03-01' }, organization);
  await tell(hub, 'recordEnforcementItem', { code: 'ONE' });
  await delegate('ONE', '141025100');
  await tell(hub, 'recordEnforcementItem', { code: 'TWO' });
  await tell(hub, 'recordEnforcementItem', { code: 'TWO' }, 'nync');
  for (const organization of ['jtys', 'nync']) await delegate('TWO', '141025100', organization);
  await tell(hub, 'recordEnforcementItem', { code: 'ENDED', validTo: '2025-01-01' });
  await delegate('ENDED', '141025202');
  await tell(hub, 'recordEnforcementItem', { code: 'GONE' }, 'whly');
  await hub.owner.query(`UPDATE organization SET valid_to = '2025-01-01' WHERE code = 'whly'`);
  await hub.running.hub.organizations.reload();
});
afterAll(() => hub.close());

interface Report {
  readonly coverageReport: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string; readonly startCursor: string };
    readonly nodes: {
      itemCode: string;
      itemName: string;
      kind: string;
      township: { code: string };
      holders: { code: string }[];
    }[];
  };
}

async function report(args: object): Promise<Report['coverageReport']> {
  const query = `query ($on: LocalDate, $first: Int, $after: String, $last: Int, $before: String) {
    coverageReport(on: $on, first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage startCursor endCursor }
      nodes { itemCode itemName kind township { code } holders { code } } } }`;
  const { data, errors } = await graphql<Report>(hub.url, await hub.token('sfj'), query, args);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.coverageReport;
}

test('[G2] the coverage report names what nobody and what several hold, by item and township that exist on the day', async () => {
  const { nodes, totalCount } = await report({ on: '2026-01-01', first: 100 });
  expect(totalCount).toBe(12);
  expect(nodes.map(({ itemCode, township, kind, holders }) => [itemCode, township.code, kind, holders.length])).toEqual(
    [
      ['ENDED', '141025202', 'NOBODY', 0],
      ...['100', '101', '102', '103', '104', '202'].map((end) => ['GONE', `141025${end}`, 'NOBODY', 0]),
      ...['101', '102', '103', '104', '202'].map((end) => ['TWO', `141025${end}`, 'SEVERAL', 2]),
    ],
  );
  expect(nodes.at(-1)).toMatchObject({
    itemName: '对擅自占用城市道路的行政处罚',
    holders: [{ code: 'jtys' }, { code: 'nync' }],
  });
});

test('[G2] the coverage report is that of the day asked for', async () => {
  const { nodes } = await report({ on: '2021-02-01', first: 100 });
  expect(nodes.map(({ itemCode, township }) => `${itemCode} ${township.code}`)).toEqual(
    ['100', '101', '102', '103', '200', '201', '202'].map((end) => `TWO 141025${end}`),
  );
  expect((await report({ on: '2020-01-01' })).nodes).toEqual([]);
});

test('the coverage report is paged in both directions', async () => {
  const one = await report({ on: '2026-01-01', first: 5 });
  expect([one.nodes.length, one.pageInfo.hasNextPage]).toEqual([5, true]);
  const rest = await report({ on: '2026-01-01', first: 100, after: one.pageInfo.endCursor });
  expect([rest.nodes.length, rest.pageInfo.hasNextPage]).toEqual([7, false]);
  const back = await report({ on: '2026-01-01', last: 2, before: rest.pageInfo.startCursor });
  expect(back.nodes).toEqual(one.nodes.slice(3));
});
