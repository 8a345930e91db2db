import { afterAll, beforeAll, expect, test } from 'vitest';
import { transferInput } from '../../harness/builders/transfer.js';
import { copyProceeding } from '../../harness/builders/copied-proceedings.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { explain, statementsOf, type Explained } from '../../harness/measure/explained.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { patienceFactor } from '../../harness/time/patience.js';

const clock = movingClock('2041-03-04T09:00:00.000+08:00');
const many = 10_000;
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
  for (const receiver of ['zrzy', 'scjg']) {
    const input = { ...transferInput({ discoveredAt: '2041-03-04T08:00:00.000+08:00' }), toCode: receiver };
    const { id } = proceedingOf(
      await askStep(hub, '141025100', { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, input),
    );
    const key = id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    // Of the other department all is due before: a walk along due times alone would have to pass it.
    await copyProceeding(
      hub,
      key,
      many,
      receiver === 'zrzy' ? '2041-03-02T08:00:00+08:00' : '2041-02-01T08:00:00+08:00',
    );
  }
});
afterAll(() => hub.close());

/** What PostgreSQL does for an operation. */
async function explained(query: string): Promise<{ data: unknown; statements: Explained[] }> {
  const token = await hub.token('zrzy');
  await graphql(hub.url, token, query);
  let data: unknown;
  const statements = await statementsOf(hub, async () => {
    ({ data } = await graphql(hub.url, token, query));
  });
  return { data, statements: await explain(hub, statements) };
}

test('[T11] what one of 10,000 open matters is to be done first is found within 20 ms of PostgreSQL, by an index on whose it is and when it is due', async () => {
  const { data, statements } = await explained(
    `{ toDo(first: 20) { nodes { label procedure dueAt status timeLeft { overdue workingDays } responsible { code }
       nextSteps { mutation } subject { ... on Proceeding { number title } } } pageInfo { endCursor } } }`,
  );
  const { toDo } = data as {
    toDo: { nodes: { dueAt: string; responsible: { code: string }; nextSteps: { mutation: string }[] }[] };
  };
  expect(toDo.nodes).toHaveLength(20);
  expect(new Set(toDo.nodes.map(({ responsible }) => responsible.code))).toEqual(new Set(['zrzy']));
  expect(toDo.nodes.map(({ dueAt }) => dueAt)).toEqual(toDo.nodes.map(({ dueAt }) => dueAt).toSorted());
  expect(
    toDo.nodes.every(({ nextSteps }) => nextSteps.some(({ mutation }) => mutation === 'receiveCaseTransfer')),
  ).toBe(true);
  const nodes = statements.flatMap((each) => each.nodes);
  expect(nodes.map((node) => node['Index Name'])).toContain('proceeding_deadline_responsible');
  const walked = nodes.filter((node) => node['Relation Name'] === 'proceeding_deadline');
  // However many there are, a page reads about as many as it has.
  const rows = walked.map((node) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0));
  expect(Math.max(...rows)).toBeLessThan(200);
  const milliseconds = statements.reduce((sum, each) => sum + each.milliseconds, 0);
  expect(milliseconds).toBeLessThan(20 * patienceFactor());
});

test('[T11] a page that is narrowed by whose it is and by its status walks the same index', async () => {
  for (const filter of [
    'responsible: ME',
    'responsible: ME, statuses: [DUE_TODAY, OPEN]',
    'responsibleCodes: ["zrzy"], statuses: [OVERDUE]',
  ]) {
    for (const orderBy of ['EARLIEST_DUE', 'LATEST_DUE']) {
      const { statements } = await explained(
        `{ deadlines(first: 20, orderBy: ${orderBy}, filter: { ${filter} }) { nodes { label } } }`,
      );
      const nodes = statements.flatMap((each) => each.nodes);
      const rows = nodes
        .filter((node) => node['Relation Name'] === 'proceeding_deadline')
        .map((node) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0));
      expect({ filter, orderBy, read: Math.max(...rows) < 200 }).toEqual({ filter, orderBy, read: true });
    }
  }
});
