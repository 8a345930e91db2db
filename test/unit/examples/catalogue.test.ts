import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, validate, visit, type FieldNode, type OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { isRole } from '../../../src/core/identity/role.js';
import { countyOrganizations } from '../../../src/core/organizations/county.js';
import { everyText } from '../../../web/examples/as-of.js';
import { readExample } from '../../../web/examples/example.js';
import { needsOf, notation } from '../../../web/examples/fill-in.js';
import { allExamples } from '../../harness/docs/examples.js';
import { readPages } from '../../harness/docs/pages.js';

const schema = hubSchema();
const operations = join(import.meta.dirname, '../../../examples/operations');
const examples = await allExamples();
const byName = new Map(examples.map((example) => [example.name, example]));

describe('the examples together', () => {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  const shown = new Set(examples.flatMap(({ kind, document }) => rootsOf(document).map((field) => `${kind} ${field}`)));

  test.each(Object.entries(roots))('show every field of the root of a %s that is not deprecated', (kind, type) => {
    const fields = Object.values(type?.getFields() ?? {}).filter(({ deprecationReason }) => deprecationReason == null);
    expect(fields.map((field) => `${kind} ${field.name}`).filter((field) => !shown.has(field))).toEqual([]);
  });

  test('have names and titles of their own', () => {
    expect(twice(examples.map((example) => example.name))).toEqual([]);
    expect(twice(examples.map(({ title }) => title))).toEqual([]);
  });

  test('stand in the chapters that are listed, and nowhere else', async () => {
    const entries = await readdir(operations, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect([...new Set(examples.map(({ chapter }) => chapter))].toSorted()).toEqual(folders.toSorted());
    const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    expect(files, '示例放在某一章的文件夹中 (an example stands in the folder of a chapter)').toEqual(['chapters.json']);
    const written = await readdir(operations, { recursive: true });
    expect(written.filter((file) => file.endsWith('.graphql'))).toHaveLength(examples.length);
  });
});

describe('each example', () => {
  test('is one operation, and one that the schema has', () => {
    const faults = examples.flatMap(({ path, name, document }) => {
      const { definitions } = parse(document);
      const names = definitions.map((definition) => (definition as OperationDefinitionNode).name?.value);
      return [
        ...validate(schema, parse(document)).map(({ message }) => `${path}: ${message}`),
        ...(names.length === 1 && names[0] === name ? [] : [`${path}: ${names.join()}`]),
      ];
    });
    expect(faults).toEqual([]);
  });

  test('tells in its head what it is, in a few Chinese words, and who asks', () => {
    const codes = countyOrganizations.map(({ code }) => code);
    const faults = examples.filter(
      ({ title, identity }) =>
        !/^(?=.*\p{Script=Han})[^。；]{2,20}$/u.test(title) ||
        !codes.includes(identity.organization) ||
        !identity.roles.every(isRole),
    );
    expect(faults.map(({ path }) => path)).toEqual([]);
  });

  test('takes what it needs from examples that there are, and none of them from it', () => {
    const faults = examples.flatMap(({ name }) =>
      needsBelow(name, []).filter((need) => need === name || need.startsWith('!')),
    );
    expect(faults).toEqual([]);
    const unread: string[] = [];
    for (const { variables } of examples) {
      everyText(variables, (text) => text.includes('${') && !notation.test(text) && unread.push(text));
    }
    expect(unread).toEqual([]);
  });

  test('is written over lines that a narrow window shows', () => {
    const lines = examples.flatMap(({ document }) => document.split('\n')).filter((line) => !line.startsWith('#'));
    expect(lines.filter((line) => line.length > 80 || (line.match(/\{(?! *\w+:)/g) ?? []).length > 1)).toEqual([]);
  });
});

/** All that is run before it, with ! before what there is not. */
function needsBelow(of: string, path: readonly string[]): string[] {
  const found = byName.get(of);
  if (!found) return [`!${of}`];
  if (path.includes(of)) return [of];
  const needs = needsOf(found).filter((need) => !need.includes('/'));
  return needs.flatMap((need) => [need, ...needsBelow(need, [...path, of])]);
}

function rootsOf(document: string): string[] {
  const found: string[] = [];
  visit(parse(document), {
    OperationDefinition: ({ selectionSet }) => {
      for (const selection of selectionSet.selections) found.push((selection as FieldNode).name.value);
      return false;
    },
  });
  return found;
}

function twice(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

test('the README shows an example as it is', async () => {
  const [page] = await readPages('examples/README.md');
  const shown = byName.get('AcceptComplaint');
  expect(page?.blocks('graphql')).toEqual([shown?.document]);
  expect(page?.blocks('json').map((block) => JSON.parse(block) as unknown)).toEqual([shown?.variables]);
});

describe('mutants', () => {
  const whole = '# 标题\n# 身份: zrzy\nquery One {\n  viewer { name }\n}\n';

  test('a head without title, identity or name is refused by what it lacks', () => {
    expect(readExample('start/10-one', whole, undefined)).toMatchObject({
      chapter: 'start',
      name: 'One',
      variables: {},
    });
    expect(() => readExample('a/b', whole.replace('# 标题\n', ''), undefined)).toThrow(/标题/);
    expect(() => readExample('a/b', whole.replace('# 身份: zrzy\n', ''), undefined)).toThrow(/身份/);
    expect(() => readExample('a/b', whole.replace('query One', 'query'), undefined)).toThrow(/名称/);
  });

  test('the files that are read are those that there are', async () => {
    const [first] = examples;
    expect(first?.document).toBe(await readFile(join(operations, `${first?.path}.graphql`), 'utf8'));
  });
});
