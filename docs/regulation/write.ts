import { writeFile } from 'node:fs/promises';
import { generatePage } from './generate.js';

/** `npm run docs`: writes the page that rules, code and tests make; `test/unit/regulation-page.test.ts` compares the two. */
await writeFile(new URL('../regulation.md', import.meta.url), await generatePage());
