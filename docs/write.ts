import { writeFile } from 'node:fs/promises';
import { permissionsPage } from './permissions/page.js';
import { generatePage } from './regulation/generate.js';

/**
 * `npm run docs`: writes the pages that rules, code and tests make; `test/unit/regulation-page.test.ts` and
 * `permissions-page.test.ts` compare them.
 */
await writeFile(new URL('./regulation.md', import.meta.url), await generatePage());
await writeFile(new URL('./permissions.md', import.meta.url), permissionsPage());
