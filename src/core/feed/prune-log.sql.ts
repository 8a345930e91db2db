import { query, statement, type Executor } from '../../platform/database/index.js';

const prune = statement('change-log-prune', 'SELECT prune_changes($1::timestamptz)');

/**
 * Drops whole batches that were numbered before an instant (RFC 3339), never the last one, and says which number is now
 * the earliest. The chain stays verifiable from the first batch that is kept.
 */
export async function pruneLog(executor: Executor, before: string): Promise<number> {
  const [row] = await query(executor, prune, [before]);
  return Number(row?.[0]);
}
