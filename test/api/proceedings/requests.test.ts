import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { transferInput, transferMaterials } from '../../harness/builders/transfer.js';

let hub: TestHub;
let node: TestHub;
beforeAll(async () => {
  hub = await startHub();
  node = await startHub({ database: hub.database });
});
afterAll(async () => {
  await node.close();
  await hub.close();
});

const api = { field: 'caseTransfer' };
const send = (input: object, organization = '141025100') =>
  askStep(hub, organization, api, { mutation: 'sendCaseTransfer' }, input);
const step = (mutation: string, input: object, on = hub) =>
  askStep(on, 'zrzy', api, { mutation, type: 'CaseTransferStepInput' }, { idempotencyKey: freshKey(), ...input });
const opened = async (): Promise<string> => proceedingOf(await send(transferInput())).id;

async function countRows(): Promise<number> {
  const { rows } = await hub.owner
    .query(`SELECT (SELECT count(*) FROM proceeding) + (SELECT count(*) FROM proceeding_step)
    + (SELECT count(*) FROM case_transfer) + (SELECT count(*) FROM proceeding_deadline) AS count`);
  return Number(rows[0].count);
}

describe('a request that comes again', () => {
  test('opens nothing twice and is answered as before, on any node, also at the same time', async () => {
    const input = transferInput();
    const before = await countRows();
    const ask = (on: TestHub) => askStep(on, '141025100', api, { mutation: 'sendCaseTransfer' }, input);
    const answers = await Promise.all([ask(hub), ask(node), ask(hub), ask(node)]);
    const again = await ask(node);
    expect(new Set([...answers, again].map((answer) => proceedingOf(answer).id)).size).toBe(1);
    expect(new Set([...answers, again].map(({ change }) => change?.cursor)).size).toBe(1);
    // One proceeding, one step, its facts, two clocks.
    expect((await countRows()) - before).toBe(5);
  });

  test('takes no step twice, and says nothing of the state that it has led to', async () => {
    const id = await opened();
    const input = { idempotencyKey: freshKey(), caseTransferId: id };
    const first = proceedingOf(await step('acceptCaseTransfer', input));
    expect(proceedingOf(await step('acceptCaseTransfer', input))).toMatchObject({ id, revision: first.revision });
  });

  test('with another body is refused', async () => {
    const input = transferInput();
    proceedingOf(await send(input));
    const { userErrors } = await send({ ...input, basicFacts: '另一事实' });
    expect(userErrors).toMatchObject([{ path: ['idempotencyKey'], code: 'IDEMPOTENCY_CONFLICT' }]);
    const id = await opened();
    const key = { idempotencyKey: freshKey(), caseTransferId: id };
    proceedingOf(await step('receiveCaseTransfer', key));
    expect((await step('acceptCaseTransfer', key)).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
  });

  test('is nothing to another organization that uses the same key', async () => {
    const input = transferInput();
    const one = proceedingOf(await send(input));
    expect(proceedingOf(await send(input, '141025101')).id).not.toBe(one.id);
  });
});

describe('two who act at once', () => {
  test('on the same revision: one wins, the other is told to look again', async () => {
    const id = await opened();
    const decided = { caseTransferId: id, expectedRevision: 1 };
    const answers = await Promise.all([
      step('acceptCaseTransfer', decided),
      step('receiveCaseTransfer', decided, node),
      step('acceptCaseTransfer', decided, node),
      step('receiveCaseTransfer', decided),
    ]);
    expect(answers.filter(({ proceeding }) => proceeding !== null)).toHaveLength(1);
    const refused = answers.flatMap(({ userErrors }) => userErrors);
    expect(refused.map(({ code }) => code)).toEqual(Array(3).fill('PRECONDITION_FAILED'));
    const { rows } = await hub.owner
      .query(`SELECT count(*) FROM proceeding_step s JOIN proceeding p ON p.id = s.proceeding_id
      WHERE 'trf_' || replace(p.id::text, '-', '') = '${id}'`);
    expect(Number(rows[0].count)).toBe(2);
  });

  test('without a revision: the second decides on what the first left, or is told to look again', async () => {
    const id = await opened();
    const answers = await Promise.all([
      step('acceptCaseTransfer', { caseTransferId: id }),
      step('acceptCaseTransfer', { caseTransferId: id }, node),
    ]);
    expect(answers.filter(({ proceeding }) => proceeding !== null)).toHaveLength(1);
    const [refused] = answers.flatMap(({ userErrors }) => userErrors);
    expect(['PRECONDITION_FAILED', 'WRONG_STATE']).toContain(refused?.code);
  });
});

describe('a bad request', () => {
  test.each([
    [{ idempotencyKey: ' ' }, 'idempotencyKey', 'REQUIRED'],
    [{ causeOfCase: 'a\0b' }, 'causeOfCase', 'INVALID'],
    [{ partyName: '长'.repeat(501) }, 'partyName', 'INVALID'],
    [{ itemCode: '一二三' }, 'itemCode', 'INVALID'],
    [{ materials: [...transferMaterials, { kind: 'OTHER', name: ' ' }] }, 'materials.3.name', 'REQUIRED'],
    [{ materials: Array.from({ length: 51 }, (_, index) => transferMaterials[index % 3]) }, 'materials', 'INVALID'],
    [
      { materials: [...transferMaterials, { kind: 'OTHER', name: '照片', contentId: `sha256-${'0'.repeat(64)}` }] },
      'materials.3.contentId',
      'NOT_FOUND',
    ],
    [{ aboutId: `trf_${'0'.repeat(32)}` }, 'aboutId', 'NOT_FOUND'],
    [{ caseTransferId: 'trf_1' }, 'caseTransferId', 'NOT_FOUND'],
  ])('names the field and writes nothing (%#)', async (changes, path, code) => {
    const before = await countRows();
    const { proceeding, userErrors } = await send(transferInput(changes));
    expect([proceeding, userErrors[0]]).toMatchObject([null, { path: path.split('.'), code }]);
    expect(await countRows()).toBe(before);
  });

  test('of a caller whose role takes no steps is forbidden', async () => {
    const document = `mutation ($input: SendCaseTransferInput!) { sendCaseTransfer(input: $input) { userErrors { code } } }`;
    const token = await hub.token('141025100', ['VIEWER', 'ANALYST']);
    const { errors } = await graphql(hub.url, token, document, { input: transferInput() });
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

describe('lists of proceedings', () => {
  test('page by a keyset in both directions, through every proceeding once', async () => {
    for (let count = 0; count < 5; count += 1) await opened();
    const token = await hub.token('zrzy');
    interface Page {
      readonly caseTransfers: {
        readonly totalCount: number;
        readonly nodes: readonly { readonly id: string; readonly openedAt: string }[];
        readonly pageInfo: { readonly endCursor: string; readonly startCursor: string; readonly hasNextPage: boolean };
      };
    }
    const text = `query ($first: Int, $after: String, $last: Int, $before: String) {
      caseTransfers(first: $first, after: $after, last: $last, before: $before, filter: { open: true, fromCode: "141025100" }) {
        totalCount nodes { id openedAt } pageInfo { endCursor startCursor hasNextPage } } }`;
    const forward: string[] = [];
    let page: Page | null | undefined;
    do {
      const after: string | null = page?.caseTransfers.pageInfo.endCursor ?? null;
      ({ data: page } = await graphql<Page>(hub.url, token, text, { first: 2, after }));
      forward.push(...(page?.caseTransfers.nodes.map(({ id }) => id) ?? []));
    } while (page?.caseTransfers.pageInfo.hasNextPage);
    expect(forward).toHaveLength(page?.caseTransfers.totalCount ?? -1);
    expect(new Set(forward).size).toBe(forward.length);
    const before = page?.caseTransfers.pageInfo.startCursor;
    const back = await graphql<Page>(hub.url, token, text, { last: 2, before });
    expect(back.data?.caseTransfers.nodes.map(({ id }) => id)).toEqual(
      forward.slice(0, forward.length - (page?.caseTransfers.nodes.length ?? 0)).slice(-2),
    );
    const wrong = await graphql(hub.url, token, text, { first: 2, after: 'x' });
    expect(wrong.errors?.[0]?.extensions?.['code']).toBe('CURSOR_INVALID');
  });

  test('cost as many statements for fifty as for two, with everything that hangs on them', async () => {
    for (let count = 0; count < 10; count += 1) await opened();
    const token = await hub.token('zrzy');
    const ask = (first: number) =>
      countStatements(hub, async () => {
        const { data, errors } = await graphql(
          hub.url,
          token,
          `{ proceedings(first: ${first}) { nodes { id title openedBy { name } steps { step organization { code } }
            materials { name attachment { name } } deadlines { dueAt } availableSteps { step } drafts { path }
            ... on CaseTransfer { from { code } to { code } about { id } } } } }`,
        );
        if (!data) throw new Error(JSON.stringify(errors));
      });
    await ask(2);
    const two = await ask(2);
    expect(await ask(12)).toBeLessThanOrEqual(two + 2);
    expect(two).toBeLessThan(15);
  });

  test('are tables too, under the same visibility', async () => {
    const response = await fetch(`${hub.url}/export/caseTransfers.csv?first=3`, {
      headers: { authorization: `Bearer ${await hub.token('zrzy')}` },
    });
    const lines = (await response.text()).trimEnd().split('\r\n');
    expect([response.status, lines.length]).toEqual([200, 4]);
    const stranger = await fetch(`${hub.url}/export/caseTransfers.csv`, {
      headers: { authorization: `Bearer ${await hub.token('nync')}` },
    });
    expect((await stranger.text()).trimEnd().split('\r\n')).toHaveLength(1);
  });
});
