import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { clusterProcesses, pidFile, readPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';

/** Milliseconds a server that is there has to answer; one that is recovering says so and gets more. */
const patience = 10_000;
const patienceWithRecovery = 60_000;

/**
 * The server that a killed hub, or one that still runs, left behind on this cluster: taken over if it answers, stopped if not.
 * A `postmaster.pid` without a server is removed: after a restart of a container its number may be that of another process,
 * and PostgreSQL would refuse to start.
 */
export async function adoptPostmaster(
  directory: string,
  urlOf: (port: number) => string,
): Promise<Postmaster | undefined> {
  const begun = Date.now();
  for (;;) {
    const found = await readPostmaster(directory);
    if (!found) return undefined;
    const living = await clusterProcesses(directory);
    if (!living.includes(found.pid)) {
      // With backends left, PostgreSQL's own check of the file and its shared memory keeps a second server off the data.
      if (living.length === 0) await rm(pidFile(directory), { force: true });
      return undefined;
    }
    const answer = await ask(urlOf(found.port));
    if (answer === 'answers') return found;
    if (Date.now() - begun > (answer === 'starting' ? patienceWithRecovery : patience)) {
      await stopPostmaster(found.pid, async () => !(await clusterProcesses(directory)).includes(found.pid));
      return undefined;
    }
    await sleep(50);
  }
}

async function ask(url: string): Promise<'answers' | 'starting' | 'silent'> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 });
  client.on('error', () => undefined); // a server that stops while it is asked
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'answers';
  } catch (error) {
    // 57P03: the server is starting up, recovering or shutting down.
    return error instanceof Error && 'code' in error && error.code === '57P03' ? 'starting' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}
