import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { figuresPage } from '../../docs/figures/page.js';

test('docs/figures.md lists the figures of every chapter: after a change, npm run docs', async () => {
  expect(await readFile(new URL('../../docs/figures.md', import.meta.url), 'utf8')).toBe(figuresPage());
});
