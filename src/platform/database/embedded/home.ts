import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.js';
import { hasCode } from '../../../kernel/error-code.js';

/** Parents for a cluster that cannot stay in its data directory; neither is emptied when the machine starts. */
const persistentParents = ['/var/lib', '/var/tmp'];
const pointerName = 'location';

/**
 * The directory that holds the cluster, its log and, if need be, a copy of the binaries. That is the data directory itself,
 * unless the server's account cannot get there (a checkout below root's own 0700 home): then it is a directory of its own
 * elsewhere, which the file `location` in the data directory names.
 */
export async function findHome(directory: string, account: Account | undefined): Promise<string> {
  await mkdir(directory, { recursive: true });
  const dataDir = await realpath(directory);
  const pointed = await readPointer(dataDir);
  if (pointed !== undefined) return pointed;
  if (!account) return dataDir;
  if (await canReach(account, dataDir)) {
    await chown(dataDir, account.uid, account.gid);
    return dataDir;
  }
  const home = await makeElsewhere(dataDir, account);
  await writeFile(join(dataDir, pointerName), `${home}\n`);
  return home;
}

async function readPointer(dataDir: string): Promise<string | undefined> {
  const pointer = join(dataDir, pointerName);
  const text = await readFile(pointer, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const home = text.trim();
  // An empty database in place of the one that is missing would look like a loss of all data.
  if (!(await exists(home))) {
    throw new Error(
      `The database at ${home}, named in ${pointer}, is missing. Delete ${pointer} to begin with a new one.`,
    );
  }
  return home;
}

async function makeElsewhere(dataDir: string, account: Account): Promise<string> {
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
  const failures: unknown[] = [];
  for (const parent of persistentParents) {
    try {
      if (!(await canReach(account, join(parent, 'home')))) continue;
      // mkdtemp and not the bare hash: a name that can be foretold could be taken by someone else in /var/tmp.
      const home = await mkdtemp(join(parent, `liandong-${mark}-`));
      await chmod(home, 0o700);
      await chown(home, account.uid, account.gid);
      return home;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, `No place for the database: uid ${account.uid} cannot reach ${dataDir}`);
}

/** Whether the account may enter every directory above this one (mode bits; access lists are not read). */
async function canReach({ uid, gid }: Account, path: string): Promise<boolean> {
  for (let at = dirname(path); ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = await stat(at);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
