import { randomBytes } from 'node:crypto';
import { access, chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { hasCode } from '../../../kernel/error-code.js';
import { runProgram } from './run-program.js';

/** The directory PostgreSQL calls PGDATA, and the password of its only login. */
export interface Cluster {
  readonly directory: string;
  readonly password: string;
}

export const owner = 'liandong';
export const database = 'liandong';
const passwordName = 'liandong.password';

interface Place {
  readonly home: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly durable: boolean;
}

/**
 * Opens the cluster in this home, making it the first time. It is made under a passing name and renamed, so that a start that
 * was interrupted leaves nothing half made, and of two starts at once one wins.
 */
export async function openCluster(place: Place): Promise<Cluster> {
  const directory = join(place.home, 'cluster');
  const exists = await access(directory).then(
    () => true,
    () => false,
  );
  if (!exists) await makeCluster(directory, place);
  return { directory, password: (await readFile(join(directory, passwordName), 'utf8')).trim() };
}

async function makeCluster(directory: string, { home, binaries, account, durable }: Place): Promise<void> {
  const workshop = await mkdtemp(join(home, 'cluster-unfinished-'));
  try {
    const password = join(workshop, 'password');
    const unfinished = join(workshop, 'cluster');
    await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (account) {
      for (const path of [workshop, password]) await chown(path, account.uid, account.gid);
    }
    const encoding = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const login = ['-U', owner, '-A', 'scram-sha-256', '--pwfile', password];
    const speed = durable ? [] : ['--no-sync', '--no-data-checksums'];
    await runProgram({
      path: binaries.initdb,
      args: ['-D', unfinished, ...encoding, ...login, ...speed, '--no-instructions'],
      account,
      timeout: 120_000,
    });
    const said = await runProgram({
      path: binaries.postgres,
      args: ['--single', ...(durable ? [] : ['-F']), '-D', unfinished, 'postgres'],
      account,
      input: `CREATE DATABASE ${database} STRATEGY FILE_COPY\n`,
      timeout: 60_000,
    });
    // A single-user server ends with code 0 whatever became of its statements.
    if (/ERROR|FATAL/.test(said)) throw new Error(`The database ${database} could not be made: ${said.slice(-2000)}`);
    await rename(password, join(unfinished, passwordName));
    await rename(unfinished, directory).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
