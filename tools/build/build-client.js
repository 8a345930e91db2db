import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundleClient } from './bundle-client.js';

/** Makes `liandong/client` as others import it: one module without dependencies, and its types. */
const project = fileURLToPath(new URL('../..', import.meta.url));
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
await rm(join(project, 'dist/client'), { recursive: true, force: true });
await bundleClient(project, { file: join(project, 'dist/client/index.js') });
await promisify(execFile)(process.execPath, [compiler, '-p', join(project, 'src/client')]);
