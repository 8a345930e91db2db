import { getNamedType, getNullableType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { categoryTypes, inputOf, publishOf } from '../../harness/builders/category-inputs.js';
import { sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { search } from '../../harness/clients/search.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

/** What a request says in words, at any depth. */
function textsIn(type: GraphQLInputType, value: unknown): string[] {
  const nullable = getNullableType(type);
  if (value == null) return [];
  if (isListType(nullable)) return (value as unknown[]).flatMap((each) => textsIn(nullable.ofType, each));
  if (isInputObjectType(nullable)) {
    const given = value as Readonly<Record<string, unknown>>;
    return Object.values(nullable.getFields()).flatMap((field) => textsIn(field.type, given[field.name]));
  }
  return getNamedType(nullable).name === 'String' && typeof value === 'string' ? [value] : [];
}

/** What makes of a category's usual request one that says the rest. */
const otherwise = {
  kind: 'WORK_PROCEDURE',
  tiers: null,
  steps: [{ title: '受理并登记', limit: '三个工作日' }],
};

test.each([...categoryTypes.map((type) => [type, {}] as const), ['DiscretionStandard', otherwise] as const])(
  'a record of %s is found by every text that its request gives (%j)',
  async (type, changes) => {
    const { idempotencyKey, ...said } = inputOf(type, {
      sharing: { ...sharing(`${type} 的标题`), externalRef: `外部 ${type} 号` },
      ...changes,
    });
    const { record, userErrors } = await mutate(hub, '141025100', publishOf(type), { idempotencyKey, ...said });
    expect(userErrors).toEqual([]);
    const input = hubSchema().getType(`Publish${type}Input`) as GraphQLInputType;
    const texts = textsIn(input, said).filter((text) => Array.from(text).length > 1);
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) {
      const ids = (await search(hub, 'nync', text)).map(({ subject }) => subject.id);
      expect({ text, isFound: ids.includes(record?.id ?? '') }).toEqual({ text, isFound: true });
    }
  },
);
