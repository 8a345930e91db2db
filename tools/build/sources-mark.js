import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Of all files below some paths of a project: names, sizes and times, which take a tenth of the time that contents take. One after the
 * other, which for a thousand small questions is faster than all at the same time.
 * @type {(project: string, paths: readonly string[]) => string}
 */
export function markOf(project, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesAt(project, path))) {
    const { size, mtimeMs } = statSync(join(project, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** @type {(project: string, path: string) => string[]} */
function filesAt(project, path) {
  if (!statSync(join(project, path)).isDirectory()) return [path];
  const entries = readdirSync(join(project, path), { withFileTypes: true });
  const names = entries.map((entry) => ({ below: `${path}/${entry.name}`, isDirectory: entry.isDirectory() }));
  return names
    .toSorted((one, other) => (one.below < other.below ? -1 : 1))
    .flatMap(({ below, isDirectory }) => (isDirectory ? filesAt(project, below) : [below]));
}
