import { assertInputObjectType, assertObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { categoryFeatures } from '../../../src/app/features.js';
import { hubSchema } from '../../../src/app/schema.js';

const schema = hubSchema();
const categories = categoryFeatures.map(({ category }) => category);

/** Worked out of other fields, whose changes are told. */
const derived = ['normalizedNumber', 'heaviestKind'];

test.each(categories)('[S0] a history tells of every column of $typeName that may change', (category) => {
  const { typeName, details, parts, columnsBehind, updated } = category;
  const revised = Object.keys(assertInputObjectType(schema.getType(`Revise${typeName}Input`)).getFields());
  const behind = revised.flatMap((field) => columnsBehind[field] ?? []);
  const told = [...revised, ...behind, ...(updated?.columns ?? []), ...derived];
  expect(details.columns.map(({ property }) => property).filter((property) => !told.includes(property))).toEqual([]);
  expect(Object.keys(parts).filter((property) => !told.includes(property))).toEqual([]);
});

test.each(categories)('what acts change beside revisions has a name in the API: $typeName', ({ typeName, updated }) => {
  const fields = assertObjectType(schema.getType(typeName)).getFields();
  const names = [...(updated?.columns ?? []), ...Object.keys(updated?.parts ?? {})];
  expect(names.filter((name) => !(name in fields))).toEqual([]);
});
