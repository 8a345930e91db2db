import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { breakingChanges } from './breaking-changes.js';
import { lastRelease } from './released.js';

/** `npm run check:schema`: fails when the schema breaks clients of the last release. */
const root = join(import.meta.dirname, '../..');
const today = new Date().toISOString().slice(0, 10);
const released = await lastRelease();

if (!released) {
  console.log('check:schema: no tag v* in this clone, so there is no release to compare the schema with');
} else {
  const broken: string[] = [];
  for (const [path, before] of released.schemas) {
    const after = await readFile(join(root, path), 'utf8').catch(() => null);
    const found = after === null ? ['the file is gone'] : await breakingChanges(before, after, today);
    broken.push(...found.map((message) => `${path}: ${message}`));
  }
  if (broken.length > 0) {
    console.error(
      [`The schema breaks clients of ${released.tag} (docs/develop/releasing.md):`, ...broken].join('\n  '),
    );
    process.exitCode = 1;
  }
}
