import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedPages } from './pages.js';

/** `npm run docs`: writes the generated pages; `test/unit/docs/generated-pages.test.ts` compares them. */
for (const [path, make] of Object.entries(generatedPages)) {
  await writeFile(join(import.meta.dirname, '../..', path), await make());
}
