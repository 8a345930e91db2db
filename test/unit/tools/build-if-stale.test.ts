import { execFile } from 'node:child_process';
import { appendFile, mkdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openWorkshop } from '../../harness/docs/tutorial.js';

const run = promisify(execFile);

test('hub and command line are compiled once, by one of several that start at once, and again when a source changes', async () => {
  await using workshop = await openWorkshop();
  const at = (path: string): string => join(workshop.directory, path);
  const build = () => run(process.execPath, [at('tools/build/build-if-stale.js')]);
  const builtAt = async (): Promise<number> => (await stat(at('dist/.built-from'))).mtimeMs;

  await Promise.all([build(), build(), build()]);
  const first = await builtAt();
  await build();
  expect(await builtAt()).toBe(first);

  await appendFile(at('src/kernel/clock.ts'), '\nexport const later = true;\n');
  // One that was killed while it compiled.
  await mkdir(at('dist/.building'));
  await utimes(at('dist/.building'), 0, 0);
  await build();
  expect(await builtAt()).toBeGreaterThan(first);
  expect(await readFile(at('dist/src/kernel/clock.js'), 'utf8')).toContain('later');

  // As in an image, which has no sources.
  await rm(at('src'), { recursive: true });
  await build();
  expect((await run(process.execPath, [at('dist/src/app/cli/main.js'), '--help'])).stdout).toContain('tail');
});
