import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordMutations } from '../../harness/builders/category-inputs.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { supervisedMatterInput } from '../../harness/builders/supervised-matter.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2041-03-04T09:00:00.000+08:00');
const organizations = ['141025100', 'zrzy', 'scjg', 'sfj', 'xzf'];
let hub: TestHub;

const fields = `id title label clock procedure number rule dueAt status subjectId responsible { code }
  timeLeft { overdue minutes duration workingDays } nextSteps { step mutation } subject { __typename id ... on Proceeding { availableSteps { step } } }`;

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly clock: string;
  readonly procedure: string | null;
  readonly number: string | null;
  readonly rule: string;
  readonly dueAt: string;
  readonly status: string;
  readonly subjectId: string;
  readonly responsible: { readonly code: string };
  readonly timeLeft: {
    readonly overdue: boolean;
    readonly minutes: number;
    readonly duration: string;
    readonly workingDays: number;
  };
  readonly nextSteps: readonly { readonly step: string; readonly mutation: string }[];
  readonly subject: {
    readonly __typename: string;
    readonly id: string;
    readonly availableSteps?: readonly object[];
  } | null;
}

interface Answer {
  readonly page: {
    readonly nodes: readonly Entry[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

/** A whole list, page by page. */
async function list(by: string, field: string, args = '', size = 100): Promise<Entry[]> {
  const token = await hub.token(by, ['PUBLISHER', 'LIAISON']);
  const found: Entry[] = [];
  for (let after: string | null = null; ;) {
    const query = `query ($after: String) { page: ${field}(first: ${size}, after: $after ${args}) {
      nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
    const answer: { readonly data?: Answer | null; readonly errors?: unknown } = await graphql<Answer>(
      hub.url,
      token,
      query,
      { after },
    );
    const { data, errors } = answer;
    if (!data) throw new Error(JSON.stringify(errors));
    found.push(...data.page.nodes);
    if (!data.page.pageInfo.hasNextPage) return found;
    after = data.page.pageInfo.endCursor;
  }
}

const transfer = { field: 'caseTransfer' };

beforeAll(async () => {
  hub = await startHub({ clock });
  for (const [moment, toCode] of [
    ['2041-02-20T09:00:00.000+08:00', 'zrzy'],
    ['2041-02-28T09:00:00.000+08:00', 'scjg'],
    ['2041-03-04T09:00:00.000+08:00', 'zrzy'],
  ] as const) {
    clock.moveTo(moment);
    const input = { ...transferInput({ discoveredAt: moment }), toCode };
    proceedingOf(await askStep(hub, '141025100', transfer, { mutation: 'sendCaseTransfer' }, input));
  }
  const tasks = ['zrzy', 'scjg'].map((organizationCode) => ({
    organizationCode,
    description: '查处',
    dueOn: '2041-03-10',
  }));
  const matter = { idempotencyKey: freshKey(), ...supervisedMatterInput(), tasks };
  const opening = { mutation: 'openSupervisedMatter' };
  proceedingOf(await askStep(hub, '141025100', { field: 'supervisedMatter' }, opening, matter));
  await mutate(hub, 'scjg', recordMutations.register, {
    idempotencyKey: freshKey(),
    category: 'OTHER_INFORMATION',
    title: '待共享',
    formedAt: '2041-03-04T08:00:00.000+08:00',
  });
  await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing('已共享', '2041-03-04T08:00:00.000+08:00') }));
  clock.moveTo('2041-03-04T10:00:00.000+08:00');
});
afterAll(() => hub.close());

describe('[T11] deadlines', () => {
  test('say which clock of which matter is due, how long there is, and by which step whoever is responsible meets it', async () => {
    const [first] = await list('zrzy', 'deadlines', ', filter: { responsible: ME }');
    expect(first).toMatchObject({
      label: '签收',
      clock: 'receipt',
      procedure: 'CASE_TRANSFER',
      rule: 'T11',
      status: 'OVERDUE',
      dueAt: '2041-02-23T00:00:00.000+08:00',
      timeLeft: { overdue: true, minutes: (9 * 24 + 10) * 60, duration: 'P9DT10H', workingDays: 6 },
      subject: { __typename: 'CaseTransfer', id: first?.subjectId },
    });
    expect(first?.number).toMatch(/^YS/);
    expect(first?.nextSteps.map(({ step }) => step)).toEqual(['receive', 'askSupplement', 'accept', 'return']);
    const [seen] = (await list('141025100', 'deadlines')).filter(({ id }) => id === first?.id);
    expect(seen).toMatchObject({ label: '签收', nextSteps: [] });
  });

  test('are told of records and tasks too', async () => {
    const own = await list('scjg', 'deadlines');
    const others = await list('141025100', 'deadlines');
    expect(own.find(({ clock: name }) => name === 'sharing')).toMatchObject({
      label: '共享',
      procedure: null,
      subject: { __typename: 'PendingRecord' },
      nextSteps: [{ step: 'publish', mutation: 'publishOtherInformation' }],
    });
    expect(others.find(({ clock: name }) => name === 'task')).toMatchObject({
      label: '任务',
      procedure: 'SUPERVISED_MATTER',
    });
  });

  test('are narrowed by any filter to what the whole list has of it, in either order', async () => {
    const whole = new Map<string, Entry[]>();
    for (const by of organizations) whole.set(by, await list(by, 'deadlines'));
    const everything = [...whole.values()].flat();
    const statuses = ['OVERDUE', 'DUE_TODAY', 'OPEN', 'PAUSED', 'MET'];
    const any = <Value>(values: readonly Value[]) =>
      fc.option(fc.uniqueArray(fc.constantFrom(...values)), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          by: fc.constantFrom(...organizations),
          whose: fc.constantFrom(undefined, 'ME', 'OTHERS', 'codes'),
          codes: fc.uniqueArray(fc.constantFrom(...organizations)),
          statuses: any(statuses),
          dueBefore: fc.option(fc.constantFrom(...everything.map(({ dueAt }) => dueAt)), { nil: undefined }),
          procedures: any(['CASE_TRANSFER', 'SUPERVISED_MATTER', 'COMPLAINT']),
          rules: any(['T11', 'U8', 'S10', 'T4']),
          latest: fc.boolean(),
          size: fc.integer({ min: 1, max: 4 }),
        }),
        async ({ by, whose, codes, statuses: some, dueBefore, procedures, rules, latest, size }) => {
          const text = (values: readonly string[]): string => `[${values.map((each) => `"${each}"`).join()}]`;
          const filter = [
            ...(whose === 'codes' ? [`responsibleCodes: ${text(codes)}`] : whose ? [`responsible: ${whose}`] : []),
            ...(some ? [`statuses: [${some.join()}]`] : []),
            ...(dueBefore ? [`dueBefore: "${dueBefore}"`] : []),
            ...(procedures ? [`procedures: [${procedures.join()}]`] : []),
            ...(rules ? [`rules: ${text(rules)}`] : []),
          ];
          const args = `, filter: { ${filter.join(', ')} }, orderBy: ${latest ? 'LATEST_DUE' : 'EARLIEST_DUE'}`;
          const found = await list(by, 'deadlines', args, size);
          const expected = (whole.get(by) ?? []).filter(
            ({ responsible: { code }, status, dueAt, procedure, rule }) =>
              (whose === 'codes' ? codes.includes(code) : !whose || (code === by) === (whose === 'ME')) &&
              (!some || some.includes(status)) &&
              (!dueBefore || dueAt < dueBefore) &&
              (!procedures || procedures.includes(procedure ?? '')) &&
              (!rules || rules.includes(rule)),
          );
          const ids = expected.map(({ id }) => id);
          expect(found.map(({ id }) => id)).toEqual(latest ? ids.toReversed() : ids);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('are refused to be narrowed by whose they are in two ways at once', async () => {
    const { errors } = await graphql(
      hub.url,
      await hub.token('zrzy'),
      '{ deadlines(filter: { responsible: ME, responsibleCodes: ["zrzy"] }) { nodes { id } } }',
    );
    expect(errors?.[0]).toMatchObject({
      message: 'responsible 与 responsibleCodes 不能同时给出',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('[T11] what there is to do', () => {
  test('is what one is responsible for and may take a step in, the most urgent first, however small the pages', async () => {
    for (const by of organizations) {
      const own = await list(by, 'deadlines', ', filter: { responsible: ME }');
      const found = await list(by, 'toDo', '', 1);
      expect(found.map(({ id }) => id)).toEqual(
        own
          // What has to wait for tasks of others is done by urging them.
          .filter(({ nextSteps, subject }) => nextSteps.length > 0 || (subject?.availableSteps ?? []).length > 0)
          .map(({ id }) => id),
      );
    }
  });

  test('is nothing for whoever may only look', async () => {
    const { data } = await graphql<{ toDo: { nodes: unknown[] } }>(
      hub.url,
      await hub.token('zrzy', ['VIEWER']),
      '{ toDo { nodes { id } } }',
    );
    expect(data?.toDo.nodes).toEqual([]);
  });
});
