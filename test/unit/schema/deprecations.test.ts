import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  NoDeprecatedCustomRule,
  parse,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { hubSchema } from '../../../src/app/schema.js';
import { deprecatedOn } from '../../../tools/release/changelog.js';

const root = join(import.meta.dirname, '../../..');
const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');

interface Part {
  readonly name: string;
  readonly deprecationReason?: string | null | undefined;
}

/** What stands side by side, so that one can succeed another. */
function* partsOf(schema: GraphQLSchema): Generator<readonly Part[]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isEnumType(type)) yield type.getValues();
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    yield Object.values(type.getFields());
    if (!isInputObjectType(type)) for (const { args } of Object.values(type.getFields())) yield args;
  }
}

const form = /^请改用 (\w+)，(\d{4}-\d\d-\d\d) 起可能取消。Use \1; goes on \2\.$/;

/** What is wrong with the deprecations of a schema, by the changelog that has them under Deprecated. */
function faultsOf(schema: GraphQLSchema, told: string): string[] {
  return [...partsOf(schema)].flatMap((parts) =>
    parts.flatMap(({ name, deprecationReason }) => {
      if (deprecationReason == null) return [];
      const [, successor, goesOn] = form.exec(deprecationReason) ?? [];
      if (successor === undefined || goesOn === undefined) return [`${name}: the reason is not of the form`];
      const current = parts.filter((part) => part.deprecationReason == null).map((part) => part.name);
      if (!current.includes(successor)) return [`${name}: ${successor} stands nowhere beside it`];
      const since = deprecatedOn(told, name);
      if (since === null) return [`${name}: CHANGELOG.md does not tell of it`];
      const soonest = Temporal.PlainDate.from(since).add({ years: 1 }).toString();
      return goesOn < soonest ? [`${name}: goes before ${soonest}`] : [];
    }),
  );
}

const schema = hubSchema();

describe('what is deprecated', () => {
  test('names its successor, and a day a year or more after the release that told of it', () => {
    expect([...partsOf(schema)].flat().filter(({ deprecationReason }) => deprecationReason != null)).not.toEqual([]);
    expect(faultsOf(schema, changelog)).toEqual([]);
  });

  test.each(['examples/operations', 'test/operations'])('is asked for by no document of %s', async (folder) => {
    const files = (await readdir(join(root, folder), { recursive: true })).filter((file) => file.endsWith('.graphql'));
    expect(files).not.toEqual([]);
    for (const file of files) {
      const document = parse(await readFile(join(root, folder, file), 'utf8'));
      expect([file, validate(schema, document, [NoDeprecatedCustomRule])]).toEqual([file, []]);
    }
  });
});

describe('mutants', () => {
  const told = `# Changelog

## [Unreleased]

### Deprecated

- \`old\`: use \`new\`.

## [0.2.0] - 2026-12-01

### Added

- \`unheard\`

### Deprecated

- \`older\`

## [0.1.0] - 2026-11-24
`;
  const mutant = (field: string, reason: string): string[] =>
    faultsOf(buildSchema(`type Query { new: Int ${field}: Int @deprecated(reason: "${reason}") }`), told);
  const reason = (successor: string, day: string): string =>
    `请改用 ${successor}，${day} 起可能取消。Use ${successor}; goes on ${day}.`;

  test.each([
    ['without a day', 'old', 'Use new.', /not of the form/],
    ['of two days', 'old', '请改用 new，2028-01-01 起可能取消。Use new; goes on 2027-12-31.', /not of the form/],
    ['for what is not there', 'old', reason('newer', '2027-12-31'), /stands nowhere/],
    ['that nobody was told of', 'unheard', reason('new', '2027-12-31'), /does not tell/],
    ['that goes within the year', 'old', reason('new', '2027-11-30'), /before 2027-12-01/],
    ['that goes within the year of its release', 'older', reason('new', '2027-11-30'), /before 2027-12-01/],
  ])('a deprecation %s is found out', (_what, field, given, fault) => {
    expect(mutant(field, given)).toEqual([expect.stringMatching(fault)]);
  });

  test.each(['old', 'older'])('one that is as it should be passes: %s', (field) => {
    expect(mutant(field, reason('new', '2027-12-01'))).toEqual([]);
  });
});
