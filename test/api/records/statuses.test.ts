import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { categoryTypes, inputOf, publishOf, recordMutations } from '../../harness/builders/category-inputs.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { csvRows, exported } from '../../harness/clients/export.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const publisher = '141025100';
const named = { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] };

/** A record as it was left, and whether only scjg may see it beside its publisher. */
interface Left {
  readonly id: string;
  readonly status: 'PENDING' | 'SHARED' | 'WITHDRAWN';
  readonly isNamed: boolean;
  readonly list: string | null;
}
const records: Left[] = [];
const lists = {
  LegalAdjustment: 'legalAdjustments',
  SupervisionInformation: 'supervisionInformation',
  PenaltyDecision: 'penaltyDecisions',
  StatisticalData: 'statisticalData',
  DiscretionStandard: 'discretionStandards',
  ActivityReport: 'activityReports',
  ComplaintHandling: 'complaintHandling',
  OtherInformation: 'otherInformation',
} as const;

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  for (const isNamed of [false, true]) {
    const scope = isNamed ? named : {};
    for (const status of ['SHARED', 'WITHDRAWN'] as const) {
      for (const type of categoryTypes) {
        const input = inputOf(type, { sharing: { ...sharing(), ...scope } });
        await keep(mutate(hub, publisher, publishOf(type), input), { status, isNamed, list: lists[type] });
      }
    }
    for (const status of ['PENDING', 'WITHDRAWN'] as const) {
      const input = { ...sharing('待共享'), ...scope, idempotencyKey: freshKey(), category: 'OTHER_INFORMATION' };
      await keep(mutate(hub, publisher, recordMutations.register, input), { status, isNamed, list: null });
    }
  }
});
afterAll(() => hub.close());

async function keep(made: ReturnType<typeof mutate>, left: Omit<Left, 'id'>): Promise<void> {
  const id = (await made).record?.id ?? '';
  records.push({ ...left, id });
  if (left.status !== 'WITHDRAWN') return;
  const { userErrors } = await mutate(hub, publisher, recordMutations.withdraw, { recordId: id, reason: '误发' });
  expect(userErrors).toEqual([]);
}

interface Answer {
  readonly nodes: readonly { readonly id: string; readonly status: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** All ids of a list, in two forms: one that a read plan answers, and one that it does not. */
async function walk(organization: string, list: string, filter: object | null, selection: string): Promise<string[]> {
  const type = list === 'sharedRecords' ? 'SharedRecord' : Object.entries(lists).find(([, name]) => name === list)?.[0];
  const query = `query ($filter: ${type}Filter, $after: String) { ${list}(filter: $filter, first: 7, after: $after) {
    nodes { id status ${selection} } totalCount pageInfo { hasNextPage endCursor } } }`;
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const answer: { readonly data?: Record<string, Answer> | null } = await graphql(
      hub.url,
      await hub.token(organization),
      query,
      {
        filter,
        after,
      },
    );
    const page: Answer | undefined = answer.data?.[list];
    if (!page) throw new Error(JSON.stringify(answer));
    ids.push(...page.nodes.map(({ id }) => id));
    expect(ids.length < page.totalCount).toBe(page.pageInfo.hasNextPage);
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

type Status = Left['status'];
const choices: readonly { readonly statuses: readonly Status[] | null }[] = [
  { statuses: null },
  { statuses: ['WITHDRAWN'] },
  { statuses: ['PENDING'] },
  { statuses: ['SHARED'] },
  { statuses: ['SHARED', 'WITHDRAWN'] },
  { statuses: ['WITHDRAWN', 'SHARED', 'PENDING'] },
  { statuses: [] },
];

describe.each([publisher, 'scjg', 'nync'])('%s', (organization) => {
  test.each(choices)(
    '[S0] lists what it might see before it was withdrawn, on request only: $statuses',
    async ({ statuses }) => {
      const expected = (list: string | null) =>
        records.filter(
          ({ status, isNamed, list: own }) =>
            (list === null || own === list) &&
            (!isNamed || organization !== 'nync') &&
            (statuses ? statuses.includes(status) : status !== 'WITHDRAWN'),
        );
      const idsOf = (some: readonly Left[]) => some.map(({ id }) => id).sort();
      for (const list of ['sharedRecords', ...Object.values(lists)]) {
        const filter = statuses && { statuses };
        const planned = await walk(organization, list, filter, '');
        expect(planned.toSorted()).toEqual(idsOf(expected(list === 'sharedRecords' ? null : list)));
        expect(await walk(organization, list, filter, 'history { kind }')).toEqual(planned);
        const parameters = statuses ? `&filter.statuses=${encodeURIComponent(JSON.stringify(statuses))}` : '';
        const { body } = await exported(hub, organization, `${list}.csv?columns=id${parameters}`);
        expect(csvRows(body).slice(1).flat()).toEqual(planned);
      }
    },
  );
});

test('every choice of statuses is read in order by an index', async () => {
  const client = await hub.owner.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL enable_seqscan = off');
    await client.query('SET LOCAL enable_sort = off');
    for (const condition of [
      `r.status <> 'WITHDRAWN'`,
      `r.status IN ('SHARED', 'WITHDRAWN')`,
      `r.status IN ('WITHDRAWN')`,
    ]) {
      for (const narrowed of ['true', `r.category = 'PENALTY_DECISION'`, 'r.publisher_id = 1']) {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          `EXPLAIN SELECT r.id FROM shared_record r WHERE ${condition} AND ${narrowed}
           ORDER BY r.formed_at DESC, r.id DESC LIMIT 20`,
        );
        expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Sort|Seq Scan/);
      }
    }
    await client.query('ROLLBACK');
  } finally {
    client.release();
  }
});
