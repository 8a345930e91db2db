import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tellListChecks } from '../../../src/categories/legal-adjustment/index.js';
import { inputOf } from '../../harness/builders/category-inputs.js';
import { change, read } from '../../harness/builders/dated.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { mutate } from '../../harness/clients/publish.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-11-02T09:00:00+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

/** Each act at a moment of its own. */
let minute = 0;
function later(): void {
  minute += 1;
  clock.moveTo(new Date(Date.UTC(2026, 10, 2, 1, minute)).toISOString());
}

interface Answer {
  readonly record: { readonly id: string; readonly revision: number } | null;
  readonly userErrors: readonly { readonly path: readonly string[]; readonly code: string; readonly rule: string }[];
}

async function publish(type: 'LegalAdjustment' | 'DiscretionStandard', changes: object, organization = 'sfj') {
  later();
  const mutation = `mutation ($input: Publish${type}Input!) { publish${type}(input: $input) {
    record { id revision } userErrors { path code rule } } }`;
  const input = inputOf(type, changes);
  const formed = { ...input, sharing: { ...input.sharing, formedAt: '2026-11-02T09:00:00+08:00' } };
  return (await mutate(hub, organization, mutation, formed)) as unknown as Answer;
}

async function adjust(instrumentTitle: string, changes: object = {}): Promise<string> {
  const given = {
    instrumentTitle,
    adoptedOn: '2026-10-30',
    effectiveOn: null,
    articles: [],
    itemCodes: [],
    ...changes,
  };
  const { record, userErrors } = await publish('LegalAdjustment', given);
  if (!record) throw new Error(JSON.stringify(userErrors));
  return record.id;
}

async function list(code: string, legalBasis: string, changes: object = {}, organization = 'jtys') {
  later();
  const { userErrors } = await tell(hub, 'recordEnforcementItem', { code, legalBasis, ...changes }, organization);
  expect(userErrors).toEqual([]);
}

const fields = `... on LegalAdjustment { articles affectedItems { code department { code } } affectedStandards { id }
  listChecks { id organization { code } dueAt status outcome note } }`;
interface Affected {
  readonly articles: readonly string[];
  readonly affectedItems: readonly { readonly code: string }[];
  readonly affectedStandards: readonly { readonly id: string }[];
  readonly listChecks: readonly {
    readonly id: string;
    readonly organization: { readonly code: string };
    readonly dueAt: string;
    readonly status: string;
    readonly outcome: string | null;
    readonly note: string | null;
  }[];
}
async function affected(id: string, organization = 'lyj'): Promise<Affected> {
  const query = `query ($id: ID!) { node(id: $id) { ${fields} } }`;
  return (await read<{ node: Affected }>(hub, [organization], query, { id })).node;
}
const codesOf = async (id: string) => (await affected(id)).affectedItems.map(({ code }) => code);
const checksOf = async (id: string) =>
  (await affected(id)).listChecks.map(({ organization, outcome }) => `${organization.code} ${outcome ?? 'OPEN'}`);

describe('what cites a law', () => {
  beforeAll(async () => {
    await list('A-1', '《中华人民共和国食品安全法》第一百二十二条第一款');
    await list('A-2', '《食品安全法》第34条、第三十五条之一，《某条例》第一百二十二条');
    await list('A-3', '《食品安全法实施条例》第一百二十二条');
    await list('A-4', '依照《食品安全法》有关规定');
    await list('A-5', '《食品安全法》（2021年修正）第十条', { validTo: '2025-01-01' });
    await list('A-6', '食品安全法第一百二十二条');
  });

  test.each([
    [[], ['A-1', 'A-2', 'A-4']],
    [['第一百二十二条'], ['A-1', 'A-4']],
    [['第122条第一款'], ['A-1', 'A-4']],
    [
      ['第三十四条', '第七条'],
      ['A-2', 'A-4'],
    ],
    [['35条之1'], ['A-2', 'A-4']],
    [['第三十五条'], ['A-4']],
    [['第二十条'], ['A-4']],
  ])(
    '[S1] an adjustment of articles %j shows the items that cite them, or no article at all',
    async (articles, codes) => {
      for (const title of ['中华人民共和国食品安全法', '《食品安全法》', '食品安全法(2021修正)']) {
        const id = await adjust(title, { articles });
        expect([title, await codesOf(id)]).toEqual([title, codes]);
      }
      const filter = `{ citing: "食品安全法", citingArticles: ${JSON.stringify(articles)} }`;
      const { enforcementItems } = await read<{ enforcementItems: { nodes: { code: string }[] } }>(
        hub,
        ['lyj'],
        `{ enforcementItems(filter: ${filter}) { nodes { code } } }`,
      );
      expect(enforcementItems.nodes.map(({ code }) => code)).toEqual(codes);
    },
  );

  test('[S1] [S5] it shows the standards and procedures that cite it, to whom they are shared', async () => {
    const legalBasis = '《中华人民共和国种子法》第七十五条';
    const all = await publish('DiscretionStandard', { legalBasis }, 'nync');
    const named = {
      legalBasis,
      sharing: { ...sharing('内部'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['lyj'] },
    };
    const some = await publish('DiscretionStandard', named, 'nync');
    const id = await adjust('种子法', { articles: ['第七十五条'] });
    const shown = async (organization: string) =>
      (await affected(id, organization)).affectedStandards.map((one) => one.id);
    expect(await shown('lyj')).toEqual([some.record?.id, all.record?.id]);
    expect(await shown('sthj')).toEqual([all.record?.id]);
    const { discretionStandards } = await read<{ discretionStandards: { nodes: { id: string }[] } }>(
      hub,
      ['sthj'],
      `{ discretionStandards(filter: { citing: "中华人民共和国种子法" }) { nodes { id } } }`,
    );
    expect(discretionStandards.nodes).toEqual([{ id: all.record?.id }]);
  });

  test.each([['第条'], ['三十四'], ['第三十四条和其他'], ['\n']])('[S1] %j is no article', async (article) => {
    const { record, userErrors } = await publish('LegalAdjustment', { articles: ['第一条', article] });
    expect({ record, userErrors }).toMatchObject({
      record: null,
      userErrors: [{ path: ['articles', '1'], code: 'INVALID', rule: 'S1' }],
    });
  });

  test('[S1] a page of adjustments is read in as many statements as one', async () => {
    for (let one = 0; one < 12; one += 1) await adjust('食品安全法', { articles: [`第${one + 1}条`] });
    const token = ['lyj'] as const;
    const statements = (first: number): Promise<number> =>
      countStatements(hub, async () => {
        await read(hub, token, `{ legalAdjustments(first: ${first}) { nodes { id ${fields} } } }`);
      });
    await statements(2);
    const two = await statements(2);
    expect(Math.abs((await statements(12)) - two)).toBeLessThanOrEqual(2);
  });
});

describe('a check of lists', () => {
  const confirm = (organization: string, listCheckId: string, note = '处罚依据条款未变') =>
    change<{ listCheck: { outcome: string; note: string } | null; userErrors: readonly object[] }>(
      hub,
      [organization],
      'confirmListCheck',
      'listCheck { outcome note }',
      { listCheckId, note },
    );

  test('[S1] is for whoever has items or standards that rest on what was adjusted, and has a clock', async () => {
    await list('C-1', '《公路法》第七十九条');
    await list('C-2', '《公路法》第七十七条', {}, '141025100');
    await list('C-3', '《公路法》第七十七条', { validFrom: '2026-11-02' }, 'whly');
    await publish('DiscretionStandard', { legalBasis: '《公路法》', effectiveOn: '2022-01-01' }, 'nync');
    const id = await adjust('中华人民共和国公路法', { articles: ['第七十七条'] });
    expect(await checksOf(id)).toEqual(['141025100 OPEN', 'nync OPEN']);
    const [check] = (await affected(id)).listChecks;
    expect(check).toMatchObject({ status: 'OPEN', note: null, dueAt: '2026-11-18T00:00:00.000+08:00' });
    const { deadlines } = await read<{
      deadlines: {
        nodes: { rule: string; subjectId: string; title: string; responsible: { code: string } }[];
      };
    }>(hub, ['141025100'], '{ deadlines(first: 50) { nodes { rule title subjectId responsible { code } } } }');
    const ofChecks = deadlines.nodes.filter(({ subjectId }) => subjectId === id);
    expect(ofChecks.map(({ rule, title }) => [rule, title.slice(0, 5)])).toEqual([
      ['S1', '核查清单：'],
      ['S1', '核查清单：'],
    ]);
    expect(new Set(ofChecks.map(({ responsible }) => responsible.code))).toEqual(new Set(['141025100', 'nync']));
  });

  test('[S1] is closed when its owner confirms, with a note, once; nobody else does', async () => {
    await list('C-4', '《森林法》第五十六条', {}, 'lyj');
    const id = await adjust('森林法');
    const [check] = (await affected(id)).listChecks;
    const checkId = check?.id ?? '';
    expect(await confirm('nync', checkId)).toMatchObject({ userErrors: [{ code: 'WRONG_PARTY', rule: 'S1' }] });
    expect(await confirm('lyj', checkId, ' ')).toMatchObject({ userErrors: [{ path: ['note'], code: 'REQUIRED' }] });
    expect(await confirm('lyj', 'lck_1')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    const first = await confirm('lyj', checkId);
    expect(first).toEqual({ listCheck: { outcome: 'CONFIRMED', note: '处罚依据条款未变' }, userErrors: [] });
    expect(await confirm('lyj', checkId, '又一次')).toEqual(first);
    expect(await checksOf(id)).toEqual(['lyj CONFIRMED']);
  });

  test('[S1] is closed when all that rests on the law was told anew, not before', async () => {
    await list('C-5', '《水法》第六十五条');
    await list('C-6', '《水法》第六十六条');
    const standard = await publish('DiscretionStandard', { legalBasis: '《水法》', effectiveOn: '2022-01-01' }, 'jtys');
    const id = await adjust('水法');
    await list('C-5', '《水法》第六十七条', { validFrom: '2026-11-01' });
    later();
    const corrected = { code: 'C-6', validFrom: '2021-01-01', penalties: '罚款', reason: '核对' };
    await change(hub, ['jtys'], 'correctEnforcementItem', '', corrected);
    expect(await checksOf(id)).toEqual(['jtys OPEN']);
    later();
    await mutate(
      hub,
      'jtys',
      `mutation ($input: ReviseDiscretionStandardInput!) { reviseDiscretionStandard(input: $input) { record { id } userErrors { path } } }`,
      {
        ...{ idempotencyKey: freshKey(), recordId: standard.record?.id, expectedRevision: 1, reason: '按新法调整' },
        legalBasis: '《水法》第六十七条',
      },
    );
    expect(await checksOf(id)).toEqual(['jtys REVISED']);
  });

  test('[S1] lapses when the adjustment is revised so that it no longer concerns its owner, or is withdrawn', async () => {
    await list('C-7', '《草原法》第六十五条');
    await list('C-8', '《草原法》第六十六条', {}, 'lyj');
    const id = await adjust('草原法');
    expect(await checksOf(id)).toEqual(['jtys OPEN', 'lyj OPEN']);
    const revise = async (revision: number, articles: readonly string[]) => {
      later();
      await mutate(
        hub,
        'sfj',
        `mutation ($input: ReviseLegalAdjustmentInput!) { reviseLegalAdjustment(input: $input) { record { id } userErrors { path } } }`,
        { idempotencyKey: freshKey(), recordId: id, expectedRevision: revision, reason: '补充条款', articles },
      );
    };
    await revise(1, ['第六十六条']);
    expect(await checksOf(id)).toEqual(['jtys LAPSED', 'lyj OPEN']);
    await revise(2, []);
    expect(await checksOf(id)).toEqual(['jtys OPEN', 'lyj OPEN']);
    later();
    const withdraw = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { record { id } userErrors { path } } }`;
    await mutate(hub, 'sfj', withdraw, { idempotencyKey: freshKey(), recordId: id, reason: '误发' });
    const { listChecks } = await read<{ listChecks: { nodes: { outcome: string }[] } }>(
      hub,
      ['lyj'],
      '{ listChecks(filter: { organizationCode: "lyj", open: false }, first: 1) { nodes { outcome adjustment { id } } } }',
    );
    expect(listChecks.nodes).toEqual([{ outcome: 'LAPSED', adjustment: { id } }]);
  });

  test('[S1] for an adjustment of limited scope is for those who see it, and seen by nobody else', async () => {
    await list('C-9', '《防洪法》第五十五条');
    await list('C-10', '《防洪法》第五十六条', {}, 'lyj');
    const scope = { ...sharing('限定范围'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['lyj'] };
    const id = await adjust('防洪法', { sharing: scope });
    expect(await checksOf(id)).toEqual(['lyj OPEN']);
    const open = `{ listChecks(filter: { open: true }, first: 100) { nodes { adjustment { id } } } }`;
    const { listChecks } = await read<{ listChecks: { nodes: { adjustment: { id: string } }[] } }>(hub, ['jtys'], open);
    expect(listChecks.nodes.map(({ adjustment }) => adjustment.id)).not.toContain(id);
    expect(await confirm('jtys', (await affected(id)).listChecks[0]?.id ?? '')).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });

  test('[S1] that is due is told, once soon and once overdue', async () => {
    await list('C-11', '《土地管理法》第七十五条');
    const id = await adjust('土地管理法');
    const told = async () => {
      await tellListChecks(hub.running.hub);
      await tellListChecks(hub.running.hub);
      await allNumbered(hub);
      const { changes } = await read<{ changes: { changes: { kind: string; subjectId: string }[] } }>(
        hub,
        ['jtys'],
        `{ changes(first: 500, filter: { kinds: [DUE_SOON, OVERDUE] }) { changes { kind subjectId deadline { rule label responsible { code } } } } }`,
      );
      return changes.changes.filter(({ subjectId }) => subjectId === id);
    };
    expect(await told()).toEqual([]);
    const deadline = { rule: 'S1', label: '清单核查', responsible: { code: 'jtys' } };
    clock.moveTo('2026-11-17T16:00:00+08:00');
    expect(await told()).toMatchObject([{ kind: 'DUE_SOON', deadline }]);
    clock.moveTo('2026-11-18T09:00:00+08:00');
    expect(await told()).toMatchObject([{ kind: 'DUE_SOON' }, { kind: 'OVERDUE', deadline }]);
  });
});
