import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The nearest above: from sources, from what is built of them, wherever that lies in the project, and in an image. */
const manifest = findPackageJSON('.', import.meta.url);
if (manifest === undefined) throw new Error('there is no package.json above the program');

/** The version of this program. */
export const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
