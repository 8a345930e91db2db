import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { proceduresPage } from '../../docs/procedures/page.js';

test('docs/procedures.md is the procedures that the hub runs by: after a change, npm run docs', async () => {
  expect(await readFile(new URL('../../docs/procedures.md', import.meta.url), 'utf8')).toBe(proceduresPage());
});
