import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const project = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(project, 'dist');
/** Holds the mark of the sources that dist was compiled from. */
const builtFrom = join(dist, '.built-from');
/** A directory that only one process can make. */
const lock = join(dist, '.building');
/** Milliseconds after which whoever has made it is taken for dead. */
const patience = 60_000;

/**
 * Compiles hub and command line when dist is missing or older than the sources: the hub and each command start from there. Where there are
 * no sources, as in an image, dist is what there is.
 */
const sources = existsSync(join(project, 'src'))
  ? await markOf(['src', 'migrations', '.swcrc', 'package-lock.json'])
  : null;
while (sources !== null && !(await isBuilt())) {
  if (await takeLock()) await build();
  else await sleep(50);
}

async function isBuilt() {
  return (await readFile(builtFrom, 'utf8').catch(() => null)) === sources;
}

async function build() {
  try {
    if (await isBuilt()) return;
    const compiler = join(project, 'node_modules/@swc/cli/bin/swc.js');
    const parameters = [compiler, 'src', 'migrations', '-d', 'dist', '--quiet'];
    await promisify(execFile)(process.execPath, parameters, { cwd: project });
    await writeFile(builtFrom, sources);
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

/** Of all files below some paths: names, sizes and times, which take a tenth of the time that contents take. */
async function markOf(paths) {
  const found = await Promise.all(paths.map((path) => filesAt(join(project, path))));
  const files = found.flat().toSorted((one, other) => one.localeCompare(other, 'en'));
  const marks = await Promise.all(files.map(async (file) => [file, await stat(file)]));
  const hash = createHash('sha256');
  for (const [file, { size, mtimeMs }] of marks) hash.update(`${file.slice(project.length)}\0${size}\0${mtimeMs}\n`);
  return hash.digest('hex');
}

/** @type {(path: string) => Promise<string[]>} */
async function filesAt(path) {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
