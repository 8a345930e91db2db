import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countStatements } from '../../harness/measure/count-statements.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, penaltyInput, publishOther, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.token('sfj');
  // Many records of one instant: only the id tells them apart.
  const formedAt = new Date(Date.now() - 1_000).toISOString();
  for (let index = 0; index < 60; index += 1) {
    const title = `占道经营处罚决定${index}`;
    await mutate(hub, '141025100', publishPenalty, penaltyInput({ sharing: { ...sharing(title, formedAt) } }));
  }
});
afterAll(() => hub.close());

interface ListAnswer {
  readonly penaltyDecisions: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly endCursor: string;
      readonly startCursor: string;
    };
  };
}

const list = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: PenaltyDecisionFilter) {
  penaltyDecisions(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function page(variables: object) {
  const answer = await graphql<ListAnswer>(hub.url, token, list, variables);
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data.penaltyDecisions;
}

describe('a list', () => {
  test('pages forward and backward over records of one instant without a gap or a repeat', async () => {
    const forward: string[] = [];
    let after: string | null = null;
    for (;;) {
      const current = await page({ first: 7, after });
      forward.push(...current.nodes.map(({ id }) => id));
      if (!current.pageInfo.hasNextPage) break;
      after = current.pageInfo.endCursor;
    }
    expect(new Set(forward).size).toBe(60);
    const backward: string[] = [];
    let before: string | null = null;
    for (;;) {
      const current = await page({ last: 7, before });
      backward.unshift(...current.nodes.map(({ id }) => id));
      if (!current.pageInfo.hasPreviousPage) break;
      before = current.pageInfo.startCursor;
    }
    expect(backward).toEqual(forward);
  });

  test('refuses a forged cursor, a page of none and a page of 101', async () => {
    for (const variables of [{ after: 'forged' }, { first: 0 }, { first: 101 }, { first: 1, last: 1 }]) {
      expect(await graphql(hub.url, token, list, variables)).toMatchObject({ status: 400, errors: [{}] });
    }
  });

  test('finds Chinese text by two characters and more, takes signs literally, and refuses one character', async () => {
    const search = async (text: string) => {
      const query = `query ($filter: SharedRecordFilter) { sharedRecords(filter: $filter) { totalCount } }`;
      const answer = await graphql<{ sharedRecords: { totalCount: number } }>(hub.url, token, query, {
        filter: { text },
      });
      return answer.data?.sharedRecords.totalCount ?? answer.status;
    };
    expect(await search('占道')).toBe(60);
    expect(await search('处罚决定59')).toBe(1);
    expect(await search('古岳综执罚决字[2026]12号')).toBe(60);
    expect(await search('%%')).toBe(0);
    expect(await search("' OR 1=1 --")).toBe(0);
    expect(await search('占')).toBe(400);
    expect(await search('占\u0000')).toBe(400);
  });

  test('is filtered by what its category has', async () => {
    const count = async (filter: object) => (await page({ first: 100, filter })).nodes.length;
    expect(await count({ publisherCodes: ['141025100'], penaltyKinds: ['FINE'], minimumFine: '2000' })).toBe(60);
    expect(await count({ minimumFine: '2000.01' })).toBe(0);
    expect(await count({ decisionNumber: '古岳综执罚决字（2026）第012号' })).toBe(60);
    expect(await count({ publisherCodes: ['nobody'] })).toBe(0);
    expect(await count({ timeliness: ['LATE'] })).toBe(0);
  });

  test('costs the same number of statements for five records and for fifty', async () => {
    const query = `query ($first: Int) { sharedRecords(first: $first) { totalCount edges { cursor node {
      id title publisher { code name division { name } } history { revision by { name } } extensions { until }
      ... on PenaltyDecision { decisionNumber facts } } } } }`;
    const statements = (first: number): Promise<number> =>
      countStatements(hub, async () => {
        expect((await graphql(hub.url, token, query, { first })).errors).toBeUndefined();
      });
    await statements(5);
    const five = await statements(5);
    expect(Math.abs((await statements(50)) - five)).toBeLessThanOrEqual(2);
    expect(five).toBeLessThanOrEqual(9);
  });
});

describe('a record for named organizations', () => {
  const named = (title: string) =>
    otherInput({ sharing: { ...sharing(title), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] } });

  test('[S0] is seen by them and its publisher, and is not there for anybody else', async () => {
    const { record } = await mutate(hub, '141025101', publishOther, named('仅供市场监管的信息'));
    const query = `query ($id: ID!, $filter: SharedRecordFilter) {
      node(id: $id) { id } sharedRecords(filter: $filter) { totalCount nodes { id } }
      changes(filter: { publisherCodes: ["141025101"] }) { changes { kind subject { id } } }
      sharingStatistics(period: { from: "2020-01-01", to: "2199-01-01" }, groupBy: [ORGANIZATION]) { rows { organization { code } shared } } }`;
    interface Seen {
      node: { id: string } | null;
      sharedRecords: { totalCount: number; nodes: { id: string }[] };
      changes: { changes: { kind: string; subject: { id: string } }[] };
      sharingStatistics: { rows: { organization: { code: string }; shared: number }[] };
    }
    const seenBy = async (organization: string) => {
      const variables = { id: record?.id, filter: { text: '仅供市场监管' } };
      const { data } = await graphql<Seen>(hub.url, await hub.token(organization), query, variables);
      return [
        data?.node?.id,
        data?.sharedRecords.totalCount,
        data?.changes.changes.length,
        data?.sharingStatistics.rows.find(({ organization: { code } }) => code === '141025101')?.shared,
      ];
    };
    await hub.running.hub.feed.positionOf(await lastEvent());
    for (const organization of ['141025101', 'scjg']) expect(await seenBy(organization)).toEqual([record?.id, 1, 1, 1]);
    for (const organization of ['nync', 'xzf'])
      expect(await seenBy(organization)).toEqual([undefined, 0, 0, undefined]);
  });

  async function lastEvent(): Promise<string> {
    const { rows } = await hub.owner.query('SELECT event_id FROM change_event ORDER BY id DESC LIMIT 1');
    return rows[0].event_id;
  }
});
