import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

export const output = join(project, 'dist/web');
/** Holds the hash of what the pages were built from. */
export const builtFrom = join(output, '.built-from');

/** Hash over everything the pages are built from. Contents, not times: a checkout gives every file a new time. */
export async function sourcesHash() {
  const files = ['package-lock.json', 'schema/page-labels.json'].map((file) => join(project, file));
  for (const folder of ['web', 'src/client', 'examples']) files.push(...(await filesBelow(join(project, folder))));
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const content = await readFile(file);
    hash.update(`${file.slice(project.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
