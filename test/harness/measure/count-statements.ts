import type { TestHub } from '../hub/hub.js';

/** How many statements the hub's pool runs meanwhile; the sequencer looks at the log now and then on the same pool. */
export async function countStatements(hub: TestHub, work: () => Promise<void>): Promise<number> {
  const { pool } = hub.running.hub;
  const original = pool.query;
  let count = 0;
  pool.query = ((...args: never[]) => {
    count += 1;
    return (original as (...given: never[]) => unknown).apply(pool, args);
  }) as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = original;
  }
  return count;
}
