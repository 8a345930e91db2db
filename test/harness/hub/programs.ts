import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { signalTo } from '../../../src/platform/database/embedded/postmaster.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Within the project, for its modules are looked up from there. */
const parent = join(root, '.data', 'test-programs');

/**
 * Compiles hub and command line as `npm start` does; the directory of what came of it. A test starts them dozens of times, and
 * each time to translate the sources takes longer than what is tested.
 */
export async function compilePrograms(): Promise<string> {
  await mkdir(parent, { recursive: true });
  await sweep();
  const directory = await mkdtemp(join(parent, `${process.pid}-`));
  const compiler = join(root, 'node_modules/@swc/cli/bin/swc.js');
  const parameters = [compiler, 'src', 'migrations', '-d', directory, '--quiet'];
  await promisify(execFile)(process.execPath, parameters, { cwd: root });
  return directory;
}

/** Removes what runs left behind that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number.parseInt(name, 10);
    if (pid && !signalTo(pid, 0)) await rm(join(parent, name), { recursive: true, force: true });
  }
}
