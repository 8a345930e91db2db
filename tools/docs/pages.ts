import { analystsPage } from './analysts.js';
import { categoriesPage } from './categories.js';
import { creditPublicationPage } from './credit-publication.js';
import { figuresPage } from './figures.js';
import { jurisdictionPage } from './jurisdiction.js';
import { permissionsPage } from './permissions.js';
import { proceduresPage } from './procedures.js';
import { schemaPage } from './schema.js';
import { generatePage } from './read-regulation.js';

/** The pages that code, rules and tests make, by their path from the repository's root. */
export const generatedPages: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/develop/regulation.md': generatePage,
  'docs/guide/analysts.md': analystsPage,
  'docs/guide/categories.md': categoriesPage,
  'docs/guide/credit-publication.md': creditPublicationPage,
  'docs/guide/figures.md': figuresPage,
  'docs/guide/jurisdiction.md': jurisdictionPage,
  'docs/guide/procedures.md': proceduresPage,
  'docs/guide/schema.md': schemaPage,
  'docs/operate/permissions.md': permissionsPage,
};
