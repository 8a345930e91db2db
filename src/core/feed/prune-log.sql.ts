import { run, transaction, type Pool } from '../../platform/database/index.js';

/**
 * Drops whole batches that were numbered before an instant (RFC 3339), never the last one, and says which number is now
 * the earliest. The chain stays verifiable from the first batch that is kept.
 */
export async function pruneLog(pool: Pool, before: string): Promise<number> {
  return transaction(pool, async (executor) => {
    await run(executor, { text: `SET LOCAL hub.change_log_maintenance = 'on'`, values: [] });
    const [cut] = await run(executor, {
      text: `SELECT max(to_seq) FROM change_batch
        WHERE at < $1::timestamptz AND to_seq < (SELECT max(to_seq) FROM change_batch)`,
      values: [before],
    });
    const last = Number(cut?.[0] ?? 0);
    await run(executor, {
      text: `WITH dropped AS (DELETE FROM change_position WHERE seq <= $1::bigint RETURNING id)
        DELETE FROM change_event e USING dropped WHERE e.id = dropped.id`,
      values: [last],
    });
    await run(executor, { text: 'DELETE FROM change_batch WHERE to_seq <= $1::bigint', values: [last] });
    const [kept] = await run(executor, {
      text: `UPDATE change_log SET earliest_seq = greatest(earliest_seq, $1::bigint + 1) RETURNING earliest_seq`,
      values: [last],
    });
    return Number(kept?.[0]);
  });
}
