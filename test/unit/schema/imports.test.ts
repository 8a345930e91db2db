import { readFile } from 'node:fs/promises';
import { buildSchema, getNamedType, isInputObjectType, isObjectType, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';

const schema = buildSchema(await readFile(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const importers = mutations.filter(({ args }) => {
  const input = getNamedType(args.find(({ name }) => name === 'input')?.type);
  return isInputObjectType(input) && 'uploadId' in input.getFields();
});

/** Whether a payload, or an object in it, has the field. */
function tells(payload: GraphQLObjectType, field: string): boolean {
  const own = payload.getFields();
  const within = Object.values(own).map(({ type }) => getNamedType(type));
  return field in own || within.some((type) => isObjectType(type) && field in type.getFields());
}

test.each(importers)(
  '[files] $name takes a mapping of columns, and names those that it leaves out',
  ({ args, type }) => {
    const input = getNamedType(args[0]?.type);
    expect(isInputObjectType(input) && String(input.getFields()['mapping']?.type)).toBe('ImportMappingInput');
    const payload = getNamedType(type);
    expect(isObjectType(payload) && tells(payload, 'columnsLeftOut')).toBe(true);
  },
);

test('[files] all imports of files are known', () => {
  expect(importers.map(({ name }) => name)).toEqual(
    mutations.map(({ name }) => name).filter((name) => name.startsWith('import')),
  );
});
