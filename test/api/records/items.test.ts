import { afterAll, beforeAll, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { categoryFeatures } from '../../../src/app/features.js';
import { inputOf, type CategoryType } from '../../harness/builders/category-inputs.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const types = categoryFeatures.map(({ category }) => category.typeName as CategoryType);

async function found(list: string, filter: object, organization = 'nync'): Promise<readonly string[]> {
  const lists = hubSchema().getQueryType()?.getFields() ?? {};
  const type = lists[list]?.args.find(({ name }) => name === 'filter')?.type;
  const query = `query ($filter: ${String(type)}) { answer: ${list}(first: 100, filter: $filter) { nodes { id } } }`;
  const token = await hub.token(organization);
  const { data, errors } = await graphql<{ answer: { nodes: { id: string }[] } }>(hub.url, token, query, { filter });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer.nodes.map(({ id }) => id);
}

/** The list of a category: the root field that answers its connection. */
function listOf(typeName: string): string {
  const fields = Object.values(hubSchema().getQueryType()?.getFields() ?? {});
  const list = fields.find(({ type }) => String(type) === `${typeName}Connection!`);
  if (!list) throw new Error(`no list of ${typeName}`);
  return list.name;
}

/** The parts of a record that name an item of it: a tier, a matter of a visit. */
function namingIn(input: object, code: string): object {
  const parts = Object.entries(input).filter(([, value]) => Array.isArray(value) && value.some(hasItem));
  return Object.fromEntries(
    parts.map(([name, value]) => [name, (value as object[]).map((part) => ({ ...part, itemCode: code }))]),
  );
}

const hasItem = (part: unknown): boolean => typeof part === 'object' && part !== null && 'itemCode' in part;

test.each(types)(
  '[G3] %s names items, and is found by one, by several and by the list of a department',
  async (typeName) => {
    const code = `I-${typeName.slice(0, 20)}`;
    await tell(hub, 'recordEnforcementItem', { code });
    const named = typeName === 'PenaltyDecision' ? { itemCode: code } : { itemCodes: [code] };
    const mutation = `mutation ($input: Publish${typeName}Input!) { publish${typeName}(input: $input) {
    record { id } userErrors { path message } } }`;
    const input = inputOf(typeName, { ...namingIn(inputOf(typeName), code), ...named });
    const { record, userErrors } = await mutate(hub, '141025100', mutation, input);
    expect(userErrors).toEqual([]);
    const list = listOf(typeName);
    for (const filter of [
      { itemCode: code },
      { itemCodes: ['nothing', code] },
      { departmentCode: 'jtys', townshipCode: '141025100' },
    ]) {
      expect({ filter, ids: await found(list, filter) }).toEqual({ filter, ids: [record?.id] });
    }
    expect(await found(list, { itemCodes: ['nothing'] })).toEqual([]);
    expect(await found(list, { departmentCode: 'lyj' })).toEqual([]);
    expect(await found(list, { departmentCode: 'nobody' })).toEqual([]);
    expect(await found(list, { townshipCode: '141025101' })).toEqual([]);
    expect(await found('sharedRecords', { itemCodes: [code] })).toEqual([record?.id]);
    const wrong = typeName === 'PenaltyDecision' ? { itemCode: '无' } : { itemCodes: [code, '无'] };
    const refused = await mutate(
      hub,
      '141025100',
      mutation,
      inputOf(typeName, { ...namingIn(inputOf(typeName), code), ...wrong }),
    );
    expect(refused.userErrors).toMatchObject([{ message: expect.stringContaining('执法事项代码') as string }]);
  },
);

test('[T10] what a department or township published or listed is found by its successor', async () => {
  const before = (await found('sharedRecords', { departmentCode: 'jtys' })).length;
  expect(before).toBeGreaterThan(0);
  await decideEnd(hub, 'endOrganization', { code: 'jtys', validTo: todayOf(hub), successorCode: 'zrzy' });
  await decideEnd(hub, 'endOrganization', { code: '141025100', validTo: todayOf(hub), successorCode: '141025103' });
  expect(await found('sharedRecords', { departmentCode: 'zrzy', townshipCode: '141025103' })).toHaveLength(before);
});
