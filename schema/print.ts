import { writeFile } from 'node:fs/promises';
import { buildHubSchema, printHubSchema } from '../src/app/schema.js';

/** `npm run schema`: writes the SDL that the code builds; `test/unit/schema` compares the two. */
await writeFile(new URL('schema.graphql', import.meta.url), printHubSchema(buildHubSchema()));
