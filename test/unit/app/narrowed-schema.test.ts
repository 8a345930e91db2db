import { buildSchema, isObjectType, printType, validateSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { chapterOfField, chapters } from '../../../src/app/role-schema/chapters.js';
import { narrowedSchema } from '../../../src/app/role-schema/narrowed-schema.js';
import { permissionOf, rolesOfField } from '../../../src/app/role-schema/root-permissions.js';
import { possibleTypes } from '../../../src/app/role-schema/asked-schema.js';
import { hubSchema, printHubSchema } from '../../../src/app/schema.js';
import { roles, type Role } from '../../../src/core/identity/role.js';

const schema = hubSchema();
const chapterOf = chapterOfField(schema);
const everyRole = Object.keys(roles) as Role[];
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
const rootNames = new Set(roots.flatMap((type) => Object.keys(type?.getFields() ?? {})));

/** Of each chapter for a publisher, and the whole for each role. */
const parts: readonly (readonly [string, GraphQLSchema])[] = [
  ...everyRole.map(
    (role) => [role, narrowedSchema(schema, (root, field) => rolesOfField(root, field).includes(role))] as const,
  ),
  ...chapters.map(
    (chapter) => [chapter.name, narrowedSchema(schema, (_root, field) => chapterOf.get(field) === chapter)] as const,
  ),
];

test('every root field is in a chapter, and every mutation asks for a permission that a table names', () => {
  expect([...rootNames].filter((name) => !chapterOf.has(name))).toEqual([]);
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(mutations.filter((name) => permissionOf('mutation', name) === null)).toEqual([]);
});

test('chapters have names of their own', () => {
  expect(new Set(chapters.map(({ name }) => name)).size).toBe(chapters.length);
  expect(
    chapters.map(({ title }) => title).filter((title) => !/^\p{Script=Han}[\p{Script=Han}、]{1,13}$/u.test(title)),
  ).toEqual([]);
});

describe.each(parts)('what %s has of the schema', (_name, part) => {
  test('is a schema that programs can read', () => {
    expect(validateSchema(buildSchema(printHubSchema(part)))).toEqual([]);
  });

  test('tells of each type what the whole one tells', () => {
    const types = Object.values(part.getTypeMap()).filter(
      ({ name }) => !/^(Query|Mutation|Subscription|__.*)$/.test(name),
    );
    const altered = types.filter((type) => {
      const original = schema.getType(type.name);
      return !original || printType(original) !== printType(type);
    });
    expect(altered.map(({ name }) => name)).toEqual([]);
  });
});

test('a township’s publisher reads forty fields of what it shares, and less than half of the lines', () => {
  const sharing = narrowedSchema(
    schema,
    (root, field) => chapterOf.get(field)?.name === 'sharing' && rolesOfField(root, field).includes('PUBLISHER'),
  );
  const asked = [sharing.getQueryType(), sharing.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  expect(asked.length).toBeLessThan(50);
  expect(asked).toContain('publishPenaltyDecision');
  expect(isObjectType(sharing.getType('PendingRecord'))).toBe(true);
  const lines = (one: GraphQLSchema): number => printHubSchema(one).split('\n').length;
  expect(lines(sharing)).toBeLessThan(lines(schema) / 2);
});

test('possible types are those of the schema', () => {
  const possible = possibleTypes(schema);
  expect(possible['SharedRecord']).toContain('PenaltyDecision');
  expect(possible['Node']?.length).toBeGreaterThan(30);
});
