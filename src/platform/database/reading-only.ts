import type { Pool, PoolClient } from 'pg';
import type { RowQuery } from './row-query.js';

type Done = (error: Error | null | undefined) => void;

interface Asked {
  query(query: RowQuery<unknown>, done: Done): void;
}

/**
 * Some connections of a pool as a pool of their own, in which PostgreSQL refuses whatever would write. They are given back as they were;
 * one that cannot be is closed.
 */
export async function readingOnly(pool: Pool, connections: number, work: (only: Pool) => Promise<void>): Promise<void> {
  const asked = await Promise.allSettled(Array.from({ length: connections }, () => pool.connect()));
  const clients = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  let usable = false;
  try {
    for (const one of asked) if (one.status === 'rejected') throw one.reason;
    await Promise.all(clients.map((client) => client.query('SET default_transaction_read_only = on')));
    await work(poolOf(clients));
    await Promise.all(clients.map((client) => client.query('RESET default_transaction_read_only')));
    usable = true;
  } finally {
    for (const client of clients) client.release(!usable);
  }
}

/** What the hub's statements ask of a pool. */
function poolOf(clients: readonly PoolClient[]): Pool {
  const free = [...clients];
  const waiting: ((client: PoolClient) => void)[] = [];
  const take = async (): Promise<PoolClient> => free.pop() ?? new Promise((resolve) => void waiting.push(resolve));
  const giveBack = (client: PoolClient): void => {
    const next = waiting.shift();
    if (next) next(client);
    else free.unshift(client);
  };
  const only = {
    async connect() {
      const client = await take();
      // Its own gives it back to the pool it came from; a copy would not know what the client is at.
      const { release } = client;
      client.release = () => {
        client.release = release;
        giveBack(client);
      };
      return client;
    },
    async query(query: RowQuery<unknown>, done: Done) {
      const client: unknown = await take();
      (client as Asked).query(query, (error) => {
        giveBack(client as PoolClient);
        done(error);
      });
    },
  };
  return only as unknown as Pool;
}
