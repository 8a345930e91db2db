import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { jurisdictionPage } from '../../docs/jurisdiction/page.js';

test('docs/jurisdiction.md has the columns of the lists: after a change, npm run docs', async () => {
  const page = await readFile(new URL('../../docs/jurisdiction.md', import.meta.url), 'utf8');
  expect(page).toBe(jurisdictionPage());
});
