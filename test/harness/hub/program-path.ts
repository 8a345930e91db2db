import { join } from 'node:path';
import { z } from 'zod';
import { askTestServer } from '../setup/ask-test-server.js';

let compiled: Promise<{ directory: string }> | undefined;

/** Where a compiled file of `src` or `migrations` is, such as `src/app/main.js`. */
export async function programPath(file: string): Promise<string> {
  const { directory } = await (compiled ??= askTestServer('programs', z.object({ directory: z.string() })));
  return join(directory, file);
}
