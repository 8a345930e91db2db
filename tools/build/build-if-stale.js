import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { markOf } from './sources-mark.js';

const project = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(project, 'dist');
/** Holds the mark of the sources that dist was compiled from, and below it the parts that were written. */
const builtFrom = join(dist, '.built-from');
/** A directory that only one process can make. */
const lock = join(dist, '.building');
const examples = 'examples/operations';
/** Milliseconds after which whoever has made it is taken for dead. */
const patience = 60_000;

/**
 * Compiles hub and command line when dist is missing or older than the sources: the hub and each command start from there. Where there are
 * no sources, as in an image, dist is what there is.
 */
const sources = existsSync(join(project, 'src'))
  ? markOf(project, ['src', 'migrations', examples, 'tools/build', 'tsconfig.json', 'package-lock.json'])
  : null;
while (sources !== null && !(await isBuilt())) {
  if (await takeLock()) await build();
  else await sleep(50);
}

async function isBuilt() {
  return (await lastBuild())[0] === sources;
}

/** Its mark and its parts; nothing before the first. */
async function lastBuild() {
  return (await readFile(builtFrom, 'utf8').catch(() => '')).split('\n');
}

async function build() {
  try {
    const [mark, ...before] = await lastBuild();
    if (mark === sources) return;
    const { bundle } = await import('./bundle.js');
    const parts = await bundle(project, dist, before);
    // What the hub warms itself up with.
    await cp(join(project, examples), join(dist, examples), { recursive: true });
    // What V8 kept of the programs before.
    await rm(join(dist, '.compiled'), { recursive: true, force: true });
    await writeFile(builtFrom, [sources, ...parts].join('\n'));
  } finally {
    await rm(lock, { recursive: true });
  }
}

async function takeLock() {
  await mkdir(dist, { recursive: true });
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const made = await stat(lock).catch(() => null);
    if (made && Date.now() - made.mtimeMs > patience) await rm(lock, { recursive: true, force: true });
    return false;
  }
}
