import { writeFile } from 'node:fs/promises';
import { buildHubSchema, printHubSchema } from '../src/app/schema.js';
import { pageLabels } from './page-labels.js';

/** `npm run schema`: writes the SDL that the code builds, and its labels for the landing page; `test/unit/schema` compares them. */
const schema = buildHubSchema();
await writeFile(new URL('schema.graphql', import.meta.url), printHubSchema(schema));
await writeFile(new URL('page-labels.json', import.meta.url), pageLabels(schema));
