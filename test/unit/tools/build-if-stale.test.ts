import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
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

  const program = at('src/app/cli/main.ts');
  const before = await readFile(program, 'utf8');
  const above = before.slice(0, before.indexOf('keepCompiled();'));
  await writeFile(program, before.replace('keepCompiled();', 'console.log(new Error("later").stack);$&'));
  // One that was killed while it compiled.
  await mkdir(at('dist/.building'));
  await utimes(at('dist/.building'), 0, 0);
  await build();
  expect(await builtAt()).toBeGreaterThan(first);

  // As in an image, which has no sources.
  await rm(at('src'), { recursive: true });
  await build();
  const help = ['--enable-source-maps', at('dist/src/app/cli/main.js'), '--help'];
  const { stdout } = await run(process.execPath, help);
  expect(stdout).toContain('tail');
  // Errors name sources, not what was made of them.
  expect(stdout).toContain(`/src/app/cli/main.ts:${above.split('\n').length}:`);
});
