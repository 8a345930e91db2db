import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

/** The clients a pool has lent out at the moment. */
export function trackClients(pool: Pool): ReadonlySet<PoolClient> {
  const lent = new Set<PoolClient>();
  pool.on('acquire', (client) => lent.add(client));
  pool.on('release', (_error, client) => lent.delete(client));
  pool.on('remove', (client) => lent.delete(client));
  return lent;
}

/**
 * `pool.end()` waits for every client to be given back, for ever if a failed test or a bug keeps one. Those still out after
 * `patience` milliseconds are cut off: PostgreSQL rolls their transactions back. Gives their number.
 */
export async function releaseLeaked(
  lent: ReadonlySet<PoolClient>,
  ended: Promise<unknown>,
  patience: number,
): Promise<number> {
  const timer = new AbortController();
  const settled = ended.then(
    () => true,
    () => true,
  );
  const late = sleep(patience, false, { signal: timer.signal }).catch(() => true);
  const inTime = await Promise.race([settled, late]);
  timer.abort();
  if (inTime) return 0;
  const leaked = [...lent];
  for (const client of leaked) client.release(true);
  return leaked.length;
}

/** `pool.end()` forgets requests that wait for a client at that moment: they would fail, or hang, later. */
export async function drained(pool: Pool): Promise<void> {
  while (pool.waitingCount > 0) await sleep(10);
}
