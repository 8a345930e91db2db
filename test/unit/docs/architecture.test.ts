import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const page = await readFile(join(root, 'docs/develop/architecture.md'), 'utf8');
const files = globSync('{src,migrations}/**/*.ts', { cwd: root });
const code = (await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')))).join('\n');

/** Functions that the diagrams and the sentences name: `takeStep()`. */
const named = [
  ...new Set([...page.matchAll(/\b(?<name>[a-zA-Z_]+)\(\)/g)].map(({ groups }) => groups?.['name'] ?? '')),
];

/** A declaration: of a function, a method, a property that holds one, or a function of SQL. */
const isDeclared = (name: string): boolean =>
  new RegExp(`(function\\*? |FUNCTION |const |^ *(async )?)${name}(<|\\(|:| =)`, 'm').test(code);

test('has four diagrams', () => {
  expect([...page.matchAll(/^```mermaid$/gm)]).toHaveLength(4);
});

test('names functions that there are', () => {
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => name !== 'pg_notify' && !isDeclared(name))).toEqual([]);
});

test('a function that is not there would be noticed', () => {
  expect(['takeSteps', 'ringing'].filter(isDeclared)).toEqual([]);
});

test('names layers and files that there are', () => {
  const paths = [
    ...page.matchAll(/`(?<path>(?:app|statistics|procedures|categories|core|platform|kernel)\/[\w/.-]+)`/g),
  ];
  const missing = paths
    .map(({ groups }) => groups?.['path'] ?? '')
    .filter((path) => !files.some((file) => file.startsWith(`src/${path}`)));
  expect(paths.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
