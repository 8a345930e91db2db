import { assertInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { checkCitizenNumber } from '../../../src/kernel/codes/citizen-number.js';
import { pdfOf, sha256, uploaded } from '../../harness/builders/attachments.js';
import {
  categoryTypes,
  everythingOf,
  inputOf,
  publishOf,
  recordMutations,
  type CategoryType,
} from '../../harness/builders/category-inputs.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { another, tiers } from '../../harness/builders/other-values.js';
import { masked, personInput } from '../../harness/builders/personal.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const schema = hubSchema();
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await uploaded(hub, publisher, file);
});
afterAll(() => hub.close());

const publisher = '141025100';
/** The same of the sharing fields, which all categories have. */
const file = pdfOf('更正后的附件');
const anotherSharing: Readonly<Record<string, object>> = {
  title: { title: '更正后的标题' },
  scope: { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg', 'nync'] },
  organizationCodes: { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['nync'] },
  externalRef: { externalRef: '内-7' },
  attachments: { attachments: [{ name: '更正后的附件', contentId: `sha256-${sha256(file)}` }] },
};

interface RevisedField {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}
interface Node extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly revision: number;
  readonly history: readonly { readonly kind: string; readonly changes: readonly RevisedField[] | null }[];
}

const history = 'history { kind revision reason changes { field label before after } }';

async function read(id: string, selection: string, organization = publisher): Promise<Node> {
  const query = `query ($id: ID!) { node(id: $id) { id ... on SharedRecord { revision status title scope externalRef dueAt itemCodes ${history} } ${selection} } }`;
  const { data, errors } = await graphql<{ node: Node }>(hub.url, await hub.token(organization), query, { id });
  expect(errors).toBeUndefined();
  if (!data) throw new Error('no answer');
  return data.node;
}

const readOf = (type: CategoryType, id: string): Promise<Node> => read(id, `... on ${type} { ${everythingOf[type]} }`);

async function publish(type: CategoryType, changes: object = {}): Promise<string> {
  const { record, userErrors } = await mutate(hub, publisher, publishOf(type), inputOf(type, changes));
  expect(userErrors).toEqual([]);
  return record?.id ?? '';
}

async function revise(type: CategoryType, recordId: string, changes: object, expectedRevision = 1): Promise<void> {
  const mutation = `mutation ($input: Revise${type}Input!) { revise${type}(input: $input) {
    record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;
  const input = { idempotencyKey: freshKey(), recordId, expectedRevision, reason: '更正', ...changes };
  expect((await mutate(hub, publisher, mutation, input)).userErrors).toEqual([]);
}

const lastChanges = ({ history: all }: Node): readonly RevisedField[] => all.at(-1)?.changes ?? [];

const someText: unknown = expect.any(String);

/** As it is read of a value: leaves and lists of them. Parts have tests of their own. */
function textOf(value: unknown): unknown {
  if (!Array.isArray(value)) return typeof value === 'object' && value !== null ? someText : (value ?? null);
  if (value.length === 0) return null;
  return value.every((one) => typeof one === 'string') ? value.join('、') : someText;
}

const revisable = (name: string): string[] => Object.keys(assertInputObjectType(schema.getType(name)).getFields());
/** No history tells of a case, which not everybody sees who sees the decision: test/api/procedures/decision-cases. */
const untold = ['caseId'];
const ofAll = ['idempotencyKey', 'signedPayload', 'recordId', 'expectedRevision', 'reason', 'sharing'];

describe('[S0] what was corrected is seen', () => {
  test('every field that a revision may change is tried', () => {
    for (const type of categoryTypes) {
      const fields = revisable(`Revise${type}Input`).filter((name) => ![...ofAll, ...untold].includes(name));
      expect(Object.keys(another[type]).sort()).toEqual(fields.sort());
    }
    expect(Object.keys(anotherSharing).sort()).toEqual(revisable('SharingRevisionInput').sort());
  });

  test.each(
    categoryTypes.flatMap((type) =>
      Object.entries(another[type]).map(([field, changes]) => ({ type, field, changes })),
    ),
  )('$type.$field, with the value before and after and nothing else', async ({ type, changes }) => {
    const id = await publish(type);
    const before = await readOf(type, id);
    await revise(type, id, changes);
    const after = await readOf(type, id);
    const fields = Object.keys(changes).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
    const found = lastChanges(after);
    expect(found.map(({ field }) => field).sort()).toEqual(fields.sort());
    for (const { field, label, before: stood, after: stands } of found) {
      expect(label).toMatch(/^\p{Script=Han}/u);
      expect({ field, stood, stands }).toEqual({ field, stood: textOf(before[field]), stands: textOf(after[field]) });
    }
  });

  test.each(Object.entries(anotherSharing))('sharing.%s of every category', async (field, changes) => {
    for (const type of categoryTypes) {
      const named = { ...sharing(), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] };
      const onlyNames = field === 'organizationCodes';
      const id = await publish(type, onlyNames ? { sharing: named } : {});
      await revise(type, id, { sharing: changes });
      const found = lastChanges(await readOf(type, id)).map((one) => one.field);
      const expected = onlyNames ? ['organizationCodes'] : Object.keys(changes);
      expect(found.sort()).toEqual(expected.sort());
    }
  });

  test('parts are texts that a person can read', async () => {
    const id = await publish('DiscretionStandard');
    await revise('DiscretionStandard', id, { tiers });
    expect(lastChanges(await readOf('DiscretionStandard', id))).toEqual([
      {
        field: 'tiers',
        label: '裁量阶次',
        before:
          '1. 阶次代码：A；事项代码：330231-04；情节：轻微；裁量阶次：从轻；裁量幅度：2000元以下；' +
          '适用条件：占用不足5平方米；阶次依据：《裁量基准》第三条；罚款下限：0.00；罚款上限：2000.00\n' +
          '2. 情节：严重；裁量阶次：从重；裁量幅度：2万元以下；罚款上限：20000.00',
        after: '1. 情节：一般；裁量阶次：一般；裁量幅度：5000元以下；罚款上限：5000.00',
      },
    ]);
    const data = await publish('StatisticalData');
    await revise('StatisticalData', data, { period: { from: '2021-10-01', to: '2021-10-30' } });
    const [{ before } = { before: null }] = lastChanges(await readOf('StatisticalData', data));
    expect(before).toMatch(/^\p{Script=Han}+：2021-10-01；\p{Script=Han}+：2021-10-31$/u);
  });

  test('whoever sends the same again has changed nothing', async () => {
    const id = await publish('PenaltyDecision');
    await revise('PenaltyDecision', id, { fineAmount: '2000.0', confiscatedAmount: '10.50' });
    expect(lastChanges(await readOf('PenaltyDecision', id))).toEqual([]);
  });

  test('the first revision has changed nothing, one from before values were kept is not known', async () => {
    const id = await publish('OtherInformation');
    await revise('OtherInformation', id, { summary: '更正' });
    await hub.owner.query(`DELETE FROM revised_values WHERE replace(record_id::text, '-', '') = $1`, [id.slice(4)]);
    expect((await read(id, '')).history.map(({ changes }) => changes)).toEqual([[], null]);
  });
});

describe('steps that are no revision', () => {
  test('[S3] an update of execution tells both of its values', async () => {
    const id = await publish('PenaltyDecision');
    const execution = {
      idempotencyKey: freshKey(),
      recordId: id,
      executionStatus: 'EXECUTED',
      executedOn: '2021-10-20',
    };
    expect((await mutate(hub, publisher, recordMutations.execute, execution)).userErrors).toEqual([]);
    expect(lastChanges(await readOf('PenaltyDecision', id))).toEqual([
      { field: 'executionStatus', label: '执行情况', before: 'NOT_YET', after: 'EXECUTED' },
      { field: 'executedOn', label: '执行日期', before: null, after: '2021-10-20' },
    ]);
  });

  test.each([
    ['EXECUTED', 'NOT_YET'],
    ['EXECUTED', 'SUSPENDED'],
    ['PARTIAL', 'NOT_YET'],
  ])('[S3] %s becomes %s with a reason only, which is in the history', async (first, second) => {
    const id = await publish('PenaltyDecision');
    const execute = (changes: object) =>
      mutate(hub, publisher, recordMutations.execute, { idempotencyKey: freshKey(), recordId: id, ...changes });
    const executedOn = '2021-10-20';
    expect((await execute({ executionStatus: first, executedOn })).userErrors).toEqual([]);
    for (const reason of [undefined, null, ' ']) {
      expect((await execute({ executionStatus: second, reason })).userErrors).toMatchObject([
        { path: ['reason'], code: 'REQUIRED', rule: 'S3' },
      ]);
    }
    expect((await execute({ executionStatus: second, reason: '误报' })).userErrors).toEqual([]);
    expect((await readOf('PenaltyDecision', id)).history.at(-1)).toMatchObject({ reason: '误报' });
  });

  test('[S11] extension, completion and withdrawal tell what they changed', async () => {
    const registered = { ...sharing('待共享'), idempotencyKey: freshKey(), category: 'OTHER_INFORMATION' };
    const { record } = await mutate(hub, publisher, recordMutations.register, registered);
    const recordId = record?.id ?? '';
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const extension = { recordId, reason: 'COLLATING', explanation: '整理中', until };
    expect((await mutate(hub, publisher, recordMutations.extend, extension)).userErrors).toEqual([]);
    const completed = { sharing: { title: '已整理', scope: 'ALL_MEMBERS', pendingRecordId: recordId } };
    await publish('OtherInformation', completed);
    await mutate(hub, publisher, recordMutations.withdraw, { recordId, reason: '重复' });
    const { history: all, dueAt } = await readOf('OtherInformation', recordId);
    expect(all.map(({ changes }) => changes)).toEqual([
      [],
      [{ field: 'dueAt', label: '共享期限', before: record?.dueAt, after: dueAt }],
      [
        { field: 'title', label: '标题', before: '待共享', after: '已整理' },
        { field: 'status', label: '状态', before: 'PENDING', after: 'SHARED' },
      ],
      [{ field: 'status', label: '状态', before: 'SHARED', after: 'WITHDRAWN' }],
    ]);
  });
});

describe('who reads what was corrected', () => {
  /** Two numbers that look the same when they are masked. */
  function alike(): [string, string] {
    const numbers = Array.from({ length: 18 }, (_, day) => `141025189110${day + 10}999`).flatMap((body) =>
      Array.from('0123456789X').flatMap((digit) => (checkCitizenNumber(body + digit) === null ? [body + digit] : [])),
    );
    const [first = '', second = ''] = [...Map.groupBy(numbers, masked).values()].find(({ length }) => length > 1) ?? [];
    return [first, second];
  }

  test('a number is masked in both values, and another one is seen as another though it looks the same', async () => {
    const [before, after] = alike();
    expect(after).not.toBe(before);
    const id = await publish('PenaltyDecision', { ...personInput(before), confiscatedAmount: null });
    await revise('PenaltyDecision', id, { partyCode: masked(before), content: '罚款' });
    await revise('PenaltyDecision', id, { partyCode: after }, 2);
    const { history: all } = await readOf('PenaltyDecision', id);
    expect(all[1]?.changes).toMatchObject([{ field: 'content' }]);
    const label = expect.any(String) as string;
    expect(all[2]?.changes).toEqual([{ field: 'partyCode', label, before: masked(before), after: masked(after) }]);
  });

  test('[S0] a text that was corrected and shared more widely is not shown as it was to those who come in', async () => {
    const named = { ...sharing(), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] };
    const id = await publish('OtherInformation', { sharing: named, summary: '内情' });
    await revise('OtherInformation', id, { summary: '概要', sharing: { scope: 'ALL_MEMBERS' } });
    await revise('OtherInformation', id, { summary: '概要二' }, 2);
    const changesFor = async (organization: string) =>
      (await read(id, '', organization)).history.map(({ changes }) => changes?.map(({ field }) => field) ?? null);
    expect(await changesFor(publisher)).toEqual([[], ['scope', 'organizationCodes', 'summary'], ['summary']]);
    expect(await changesFor('scjg')).toEqual([[], ['scope', 'summary'], ['summary']]);
    expect(await changesFor('nync')).toEqual([[], null, ['summary']]);
  });
});
