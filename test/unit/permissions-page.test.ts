import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { permissionsPage } from '../../docs/permissions/page.js';

test('docs/permissions.md is the table of permissions: after a change, npm run docs', async () => {
  expect(await readFile(new URL('../../docs/permissions.md', import.meta.url), 'utf8')).toBe(permissionsPage());
});
