import { writeFile } from 'node:fs/promises';
import { analystsPage } from './analysts/page.js';
import { creditPublicationPage } from './credit-publication/page.js';
import { figuresPage } from './figures/page.js';
import { jurisdictionPage } from './jurisdiction/page.js';
import { permissionsPage } from './permissions/page.js';
import { proceduresPage } from './procedures/page.js';
import { generatePage } from './regulation/generate.js';

/** `npm run docs`: writes the pages that rules, code and tests make; `test/unit/*-page.test.ts` compare them. */
await writeFile(new URL('./regulation.md', import.meta.url), await generatePage());
await writeFile(new URL('./permissions.md', import.meta.url), permissionsPage());
await writeFile(new URL('./figures.md', import.meta.url), figuresPage());
await writeFile(new URL('./credit-publication.md', import.meta.url), creditPublicationPage());
await writeFile(new URL('./analysts.md', import.meta.url), analystsPage());
await writeFile(new URL('./procedures.md', import.meta.url), proceduresPage());
await writeFile(new URL('./jurisdiction.md', import.meta.url), jurisdictionPage());
