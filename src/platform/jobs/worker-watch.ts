import { Client } from 'pg';
import type { Logger } from '../log/index.js';
import { backgroundLoop } from './background-loop.js';

/** A node's session is called so, and by the name under which it locks jobs. */
const sessionName = 'liandong-workers';

/** First half of the advisory locks by which nodes of earlier versions tell who lives. */
const formerLocks = 20210023;

export interface WorkerWatch {
  /** Has this process show that it lives, under the name by which it locks jobs. */
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
 * Gives free the jobs of nodes that are gone, which graphile-worker itself does after four hours. A node lives as long as
 * PostgreSQL has a session of this login in its name: no clocks are compared, a killed process is seen at once to have left, and no
 * other login can pretend to be one or keep one from being. It must be missed for a while, so that one whose connection was lost has
 * the time to make itself known again.
 */
export function watchWorkers({ url, every, log }: WorkerWatchOptions): WorkerWatch {
  let own: string | null = null;
  /** The connection that shows it. */
  let holder: Client | null = null;
  /** Since when nodes are missed. */
  let missed = new Map<string, number>();

  async function hold(name: string): Promise<Client> {
    if (holder) return holder;
    const client = new Client({ connectionString: url, application_name: `${sessionName} ${name}`, keepAlive: true });
    const lost = (): void => {
      if (holder === client) holder = null;
    };
    client.on('error', lost).on('end', lost);
    try {
      await client.connect();
      await client.query('SELECT pg_try_advisory_lock($1, hashtext($2))', [formerLocks, name]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    holder = client;
    return client;
  }

  async function look(): Promise<void> {
    if (own === null) return;
    const client = await hold(own);
    const missing = await missingNodes(client, own);
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
      own = name;
      loop.wake();
    },
    async stop() {
      await loop.stop();
      await holder?.end();
    },
  };
}

/** Nodes that have jobs in hand and no session; none while a node of an earlier version lives, whose session has no name. */
async function missingNodes(client: Client, own: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `WITH living AS (
      SELECT application_name AS name FROM pg_stat_activity
      WHERE datname = current_database() AND usename = current_user AND starts_with(application_name, $1)
    )
    SELECT DISTINCT locked_by AS name FROM graphile_worker.jobs
    WHERE locked_by <> $2 AND concat($1::text, ' ', locked_by) NOT IN (SELECT name FROM living) AND $1::text NOT IN (SELECT name FROM living)`,
    [sessionName, own],
  );
  return rows.map(({ name }) => name);
}
