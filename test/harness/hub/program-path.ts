import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let built: Promise<unknown> | undefined;

/** Where a program is, such as `src/app/main.js`: compiled as `npm start` does, if need be. */
export async function programPath(file: string): Promise<string> {
  await (built ??= promisify(execFile)(process.execPath, [join(root, 'tools/build/build-if-stale.js')]));
  return join(root, 'dist', file);
}
