import { Client } from 'pg';
import type { Logger } from '../log/index.js';
import { backgroundLoop } from './background-loop.js';

/** First half of the advisory locks by which nodes show that they live; the second is made of the name they lock jobs by. */
const lockClass = 20210023;

export interface WorkerWatch {
  /** Has this process show that it lives, under a name by which it locks jobs; it may have several. */
  show(name: string): void;
  stop(): Promise<void>;
}

export interface WorkerWatchOptions {
  /** A login that may do graphile-worker's work. */
  readonly url: string;
  /** Milliseconds between two looks, and for which a node must be missed. */
  readonly every: number;
  readonly log: Logger;
}

/**
 * Gives free the jobs of nodes that are gone, which graphile-worker itself does after four hours. A node lives as long as it
 * holds an advisory lock in its name: no clocks are compared, and PostgreSQL sees at once that a killed process has left. It must
 * be missed for a while, so that one whose connection was lost has the time to make itself known again.
 */
export function watchWorkers({ url, every, log }: WorkerWatchOptions): WorkerWatch {
  const own = new Set<string>();
  /** Names whose locks the connection holds. */
  let held = new Set<string>();
  /** The connection that holds the locks: they end with it. */
  let holder: Client | null = null;
  /** Since when nodes are missed. */
  let missed = new Map<string, number>();

  async function hold(): Promise<Client> {
    const client = holder ?? (await connect());
    for (const name of own) {
      if (held.has(name)) continue;
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [lockClass, name]);
      held.add(name);
    }
    return client;
  }

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: url, application_name: 'liandong-workers', keepAlive: true });
    const lost = (): void => {
      if (holder === client) holder = null;
    };
    client.on('error', lost).on('end', lost);
    try {
      await client.connect();
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    held = new Set();
    holder = client;
    return client;
  }

  async function look(): Promise<void> {
    if (own.size === 0) return;
    const client = await hold();
    const missing = await missingNodes(client, [...own]);
    const now = performance.now();
    missed = new Map(missing.map((name) => [name, missed.get(name) ?? now]));
    const gone = missing.filter((name) => now - (missed.get(name) ?? now) >= every);
    if (gone.length === 0) return;
    await client.query('SELECT graphile_worker.force_unlock_workers($1)', [gone]);
    log.warn({ nodes: gone.length }, 'jobs of nodes that are gone were given free');
  }

  const loop = backgroundLoop(look, { name: 'workers', gap: 0, idle: every, log });
  return {
    show(name) {
      own.add(name);
      loop.wake();
    },
    async stop() {
      await loop.stop();
      await holder?.end();
    },
  };
}

/** Nodes that have jobs in hand and whose lock anybody could take. */
async function missingNodes(client: Client, own: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM (SELECT DISTINCT locked_by AS name FROM graphile_worker.jobs WHERE locked_by <> ALL ($2::text[])) AS busy
     WHERE pg_try_advisory_xact_lock($1, hashtext(name))`,
    [lockClass, own],
  );
  return rows.map(({ name }) => name);
}
