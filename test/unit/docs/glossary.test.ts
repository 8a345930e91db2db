import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const page = await readFile(join(root, 'docs/develop/glossary.md'), 'utf8');
const entry = /^### (?<term>.+)\n[^]*?```ts\n(?<line>.*)\n```\n\n\[(?<file>src\/[^\]]+)\]/gm;

const entries = [...page.matchAll(entry)].map(
  ({ groups }) => [groups?.['term'] ?? '', groups?.['line'] ?? '', groups?.['file'] ?? ''] as const,
);

test('every term has one line of code', () => {
  expect(entries.map(([term]) => term)).toEqual([...page.matchAll(/^### (.+)$/gm)].map(([, term]) => term));
});

test.each(entries)('%s: the line stands in the code', async (_term, line, file) => {
  expect(await readFile(join(root, file), 'utf8')).toContain(line);
});
