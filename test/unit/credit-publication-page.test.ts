import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { creditPublicationPage } from '../../docs/credit-publication/page.js';

test('docs/credit-publication.md has the columns of the table: after a change, npm run docs', async () => {
  const page = await readFile(new URL('../../docs/credit-publication.md', import.meta.url), 'utf8');
  expect(page).toBe(creditPublicationPage());
});
