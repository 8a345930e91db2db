import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { analystsPage } from '../../docs/analysts/page.js';

test('docs/analysts.md lists the views and their columns: after a change, npm run docs', async () => {
  expect(await readFile(new URL('../../docs/analysts.md', import.meta.url), 'utf8')).toBe(analystsPage());
});
