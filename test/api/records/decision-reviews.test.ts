import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  freshKey,
  otherInput,
  penaltyInput,
  publishOther,
  publishPenalty,
  sharing,
} from '../../harness/builders/inputs.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const publisher = '141025100';
const review = {
  reviewer: 'RECONSIDERATION',
  outcome: 'CHANGED',
  documentNumber: '古政复决字〔2026〕3号',
  decidedOn: '2026-10-20',
  summary: '罚款变更为一千元',
};
const mutation = `mutation ($input: RecordDecisionReviewInput!) { recordDecisionReview(input: $input) {
  record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;

const withdrawal = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) {
  record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;

const record = (recordId: string, changes: object = {}, organization = publisher) =>
  mutate(hub, organization, mutation, { idempotencyKey: freshKey(), recordId, ...review, ...changes });

async function published(changes: object = {}): Promise<string> {
  return (await mutate(hub, publisher, publishPenalty, penaltyInput(changes))).record?.id ?? '';
}

interface Node {
  readonly status: string;
  readonly standing: string;
  readonly reviews: readonly object[];
  readonly history: readonly object[];
}

async function read(id: string, organization = publisher): Promise<Node | null> {
  const query = `query ($id: ID!) { node(id: $id) { ... on PenaltyDecision { status standing
    reviews { reviewer outcome documentNumber decidedOn summary } history { kind reason changes { field label before after } } } } }`;
  return (
    (await graphql<{ node: Node | null }>(hub.url, await hub.token(organization), query, { id })).data?.node ?? null
  );
}

const listed = async (filter: object): Promise<readonly string[]> => {
  const query =
    'query ($filter: PenaltyDecisionFilter) { penaltyDecisions(filter: $filter) { nodes { id standing } } }';
  type List = { penaltyDecisions: { nodes: { id: string }[] } };
  const { data } = await graphql<List>(hub.url, await hub.token('scjg'), query, { filter });
  return data?.penaltyDecisions.nodes.map(({ id }) => id) ?? [];
};

describe('[S3] a decision that reconsideration or a court changed', () => {
  test('stays listed, says how it stands, and its history has the review', async () => {
    const id = await published();
    expect((await read(id))?.standing).toBe('IN_FORCE');
    expect((await record(id)).userErrors).toEqual([]);
    const judgment = {
      reviewer: 'COURT',
      outcome: 'SET_ASIDE',
      documentNumber: '（2026）晋1025行初5号',
      summary: '撤销',
    };
    expect((await record(id, { ...judgment, decidedOn: '2026-11-01' })).userErrors).toEqual([]);
    const node = await read(id, 'scjg');
    expect(node).toMatchObject({ status: 'SHARED', standing: 'SET_ASIDE', reviews: [review, judgment] });
    expect(node?.history.slice(1)).toEqual([
      {
        kind: 'DECISION_REVIEWED',
        reason: '罚款变更为一千元',
        changes: [
          { field: 'standing', label: '决定的效力', before: 'IN_FORCE', after: 'CHANGED' },
          {
            field: 'reviews',
            label: '复议、诉讼结果',
            before: null,
            after:
              '1. 审查机关：RECONSIDERATION；审查结果：CHANGED；审查文书文号：古政复决字〔2026〕3号；作出日期：2026-10-20；结论摘要：罚款变更为一千元',
          },
        ],
      },
      expect.objectContaining({ kind: 'DECISION_REVIEWED', reason: '撤销' }),
    ]);
    expect(await listed({ standings: ['SET_ASIDE'] })).toEqual([id]);
    expect(await listed({ standings: ['IN_FORCE'] })).not.toContain(id);
    expect(await listed({})).toContain(id);
  });

  test('is told of in the change log, to those who may see it', async () => {
    const { feed } = hub.running.hub;
    const id = await published({
      sharing: { ...sharing(), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] },
    });
    const after = feed.cursor(feed.head());
    await record(id);
    const query = `query ($after: String) { changes(after: $after) { changes { kind subjectId
      subject { ... on PenaltyDecision { standing } } } } }`;
    const seenBy = async (organization: string) =>
      (await graphql<{ changes: { changes: object[] } }>(hub.url, await hub.token(organization), query, { after })).data
        ?.changes.changes;
    await expect
      .poll(() => seenBy('scjg'))
      .toEqual([{ kind: 'DECISION_REVIEWED', subjectId: id, subject: { standing: 'CHANGED' } }]);
    expect(await seenBy('nync')).toEqual([]);
    expect(await read(id, 'nync')).toBeNull();
  });

  test('has each document once: recorded again it is corrected, and what it said stays in the history', async () => {
    const id = await published();
    await record(id, { outcome: 'SET_ASIDE' });
    const again = { documentNumber: '古政复决字[2026]第3号', outcome: 'UPHELD', summary: '维持' };
    expect((await record(id, again)).userErrors).toEqual([]);
    const node = await read(id);
    expect(node).toMatchObject({ standing: 'IN_FORCE', reviews: [{ ...review, ...again }] });
    expect(JSON.stringify(node?.history.at(-1))).toContain('审查结果：SET_ASIDE');
  });

  test('repeats a request under its key', async () => {
    const id = await published();
    const idempotencyKey = freshKey();
    const first = await record(id, { idempotencyKey });
    expect(await record(id, { idempotencyKey })).toMatchObject({ change: first.change, userErrors: [] });
    expect((await read(id))?.reviews).toHaveLength(1);
  });
});

describe('[S3] the figures of penalties', () => {
  type Row = Record<
    'decisions' | 'fineTotal' | 'confiscatedTotal' | 'executed' | 'executionRate' | 'setAside',
    unknown
  >;
  const figures = async (day: string, filter = ''): Promise<readonly Row[]> => {
    const query = `{ penaltyStatistics(period: { from: "${day}", to: "${day}" }, groupBy: [YEAR] ${filter}) {
      rows { decisions fineTotal confiscatedTotal executed executionRate setAside } } }`;
    type Answer = { penaltyStatistics: { rows: readonly Row[] } };
    return (await graphql<Answer>(hub.url, await hub.token('scjg'), query)).data?.penaltyStatistics.rows ?? [];
  };
  const executed = `mutation ($input: UpdatePenaltyExecutionInput!) { updatePenaltyExecution(input: $input) {
    record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;

  test.each([
    ['UPHELD', {}, { decisions: 1, fineTotal: '2000.00', executed: 1, executionRate: 1, setAside: 0 }],
    ['CHANGED', {}, { decisions: 1, fineTotal: '2000.00', executed: 1, setAside: 0 }],
    ['CHANGED', { fineAmount: '1000.50' }, { decisions: 1, fineTotal: '1000.50', executed: 1, setAside: 0 }],
    [
      'PARTLY_SET_ASIDE',
      { fineAmount: '0', confiscatedAmount: '30' },
      { decisions: 1, fineTotal: '0.00', confiscatedTotal: '30.00', setAside: 0 },
    ],
    ['FOUND_UNLAWFUL', {}, { decisions: 1, fineTotal: '2000.00', executed: 1, setAside: 0 }],
    ['SET_ASIDE', {}, { decisions: 0, fineTotal: '0.00', executed: 0, executionRate: null, setAside: 1 }],
    ['FOUND_VOID', {}, { decisions: 0, fineTotal: '0.00', executed: 0, executionRate: null, setAside: 1 }],
  ])('count a decision that was %s %o as %o', async (outcome, amounts, expected) => {
    const id = await published({ decidedOn: '2026-09-01' });
    const execution = { recordId: id, executionStatus: 'EXECUTED', executedOn: '2026-09-20' };
    await mutate(hub, publisher, executed, { idempotencyKey: freshKey(), ...execution });
    expect((await record(id, { outcome, ...amounts })).userErrors).toEqual([]);
    expect(await figures('2026-09-01')).toMatchObject([expected]);
    // The same from the tables as from the rollups.
    expect(await figures('2026-09-01', ', filter: { penaltyKinds: [FINE] }')).toMatchObject([expected]);
    await mutate(hub, publisher, withdrawal, { idempotencyKey: freshKey(), recordId: id, reason: '试验' });
    expect(await figures('2026-09-01')).toEqual([]);
  });

  test('count what a document that is corrected says at last', async () => {
    const id = await published({ decidedOn: '2026-09-02' });
    await record(id, { outcome: 'SET_ASIDE' });
    expect(await figures('2026-09-02')).toMatchObject([{ decisions: 0, setAside: 1 }]);
    await record(id, { outcome: 'CHANGED', fineAmount: '500' });
    expect(await figures('2026-09-02')).toMatchObject([{ decisions: 1, fineTotal: '500.00', setAside: 0 }]);
    await record(id, { outcome: 'UPHELD' });
    expect(await figures('2026-09-02')).toMatchObject([{ decisions: 1, fineTotal: '2000.00', setAside: 0 }]);
  });
});

describe('[S3] a review is refused', () => {
  test.each([
    [{ decidedOn: '2026-10-11' }, { path: ['decidedOn'], code: 'INVALID' }],
    [{ decidedOn: '2199-01-01' }, { path: ['decidedOn'], code: 'INVALID' }],
    [{ documentNumber: '' }, { path: ['documentNumber'], code: 'REQUIRED' }],
    [{ summary: ' ' }, { path: ['summary'], code: 'REQUIRED' }],
    [
      { outcome: 'SET_ASIDE', fineAmount: '1' },
      { path: ['fineAmount'], code: 'INVALID' },
    ],
  ])('%o', async (changes, fault) => {
    const id = await published();
    expect((await record(id, changes)).userErrors).toMatchObject([{ ...fault, rule: 'S3' }]);
    expect(await read(id)).toMatchObject({ standing: 'IN_FORCE', reviews: [] });
  });

  test('of what is no decision, or withdrawn, or of another organization', async () => {
    const other = await mutate(hub, publisher, publishOther, otherInput());
    expect((await record(other.record?.id ?? '')).userErrors).toMatchObject([{ code: 'WRONG_STATE', rule: 'S3' }]);
    const id = await published();
    expect((await record(id, {}, 'scjg')).userErrors).toMatchObject([{ code: 'NOT_COMPETENT' }]);
    await mutate(hub, publisher, withdrawal, { recordId: id, reason: '重复' });
    expect((await record(id)).userErrors).toMatchObject([{ path: ['recordId'], code: 'WRONG_STATE' }]);
  });
});
