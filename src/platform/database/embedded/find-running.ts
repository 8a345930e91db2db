import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { hasCode } from '../../../kernel/error-code.js';
import type { Address } from './address.js';
import { isStopping, ownIfOrphaned } from './ownership.js';
import { isRunning, pidFile, readPostmaster, signalTo, stopPostmaster, type Postmaster } from './postmaster.js';

/** Milliseconds a server that is there has to answer; one that is recovering or crowded says so and gets more. */
const patience = { silent: 10_000, busy: 60_000 };

interface Whereabouts {
  readonly home: string;
  readonly directory: string;
  readonly urlOf: (address: Address) => string;
}

/**
 * The server that runs on this cluster already, left behind by a killed hub or held by one that lives. One that does not
 * answer is stopped if its hub is dead; if it lives, this throws.
 */
export async function findRunning({ home, directory, urlOf }: Whereabouts): Promise<Postmaster | undefined> {
  const begun = Date.now();
  for (;;) {
    const found = await readPostmaster(directory);
    if (!found) return undefined;
    if (!(await isRunning(directory, found.pid))) {
      await removeStale(home, directory, found);
      return undefined;
    }
    const answer = await askWhere(home, found, urlOf);
    if (answer === 'answers') return found;
    if (Date.now() - begun > patience[answer]) {
      if (!(await ownIfOrphaned(home, found.pid))) {
        throw new Error(`PostgreSQL (process ${found.pid}) on ${directory} belongs to another hub and does not answer`);
      }
      await stopPostmaster(found.pid, async () => !(await isRunning(directory, found.pid)));
      return undefined;
    }
    await sleep(50);
  }
}

/**
 * PostgreSQL removes the files of a dead server itself, except when its process number has gone to another process, as in a
 * container that was started again: it would refuse to start.
 */
async function removeStale(home: string, directory: string, { pid, address }: Postmaster): Promise<void> {
  if (!signalTo(pid, 0) || (await readPostmaster(directory))?.pid !== pid) return;
  await rm(pidFile(directory), { force: true });
  await rm(join(home, `.s.PGSQL.${address.port}.lock`), { force: true });
}

type Answer = 'answers' | 'busy' | 'silent';

async function askWhere(home: string, { pid, address }: Postmaster, urlOf: Whereabouts['urlOf']): Promise<Answer> {
  if (await isStopping(home, pid)) return 'busy';
  // One that starts writes first who it is and, when it listens, where.
  return address.host === '' ? 'silent' : ask(urlOf(address));
}

async function ask(url: string): Promise<Answer> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 });
  client.on('error', () => undefined); // a server that stops while it is asked
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'answers';
  } catch (error) {
    // 57P03: starting up, recovering or shutting down; 53300: all connections are in use.
    return hasCode(error, '57P03', '53300') ? 'busy' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}
