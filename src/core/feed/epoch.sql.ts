import { run, transaction, type Executor, type Pool } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Epoch } from './cursor.js';

/** The log was restored into another cluster: its transaction ids mean nothing here until they are taken over. */
export class ReinitializeRequired extends Error {
  constructor() {
    super('变更日志来自另一数据库集群（逻辑恢复）：请先运行 npm run hub -- reinitialize');
  }
}

const lock = sql`SELECT name FROM hub_lock WHERE name = 'epochs' FOR UPDATE`;

/**
 * All epochs, the present one last. A new timeline of the same cluster (failover, point-in-time restore) begins a new
 * epoch at the present head; another cluster is refused.
 */
export async function currentEpochs(pool: Pool): Promise<Epoch[]> {
  return transaction(pool, async (executor) => {
    await run(executor, lock);
    const here = await readHistory(executor);
    const last = await lastEpoch(executor);
    if (last && last.systemIdentifier !== here.systemIdentifier) throw new ReinitializeRequired();
    if (last?.timeline !== here.timeline) await beginEpoch(executor, here);
    return readEpochs(executor);
  });
}

/**
 * Takes over a log that was restored into this cluster: old transaction ids are made old, what was written and never
 * numbered is numbered once, and a new epoch begins. For the database's owner: the hub may not do it.
 */
export async function reinitialize(pool: Pool): Promise<void> {
  await transaction(pool, async (executor) => {
    await run(executor, lock);
    await run(executor, sql`SELECT adopt_changes()`);
    await beginEpoch(executor, await readHistory(executor));
  });
}

interface History {
  readonly systemIdentifier: string;
  readonly timeline: string;
}

async function readHistory(executor: Executor): Promise<History> {
  // The control file's timeline lags behind a promotion; the name of the WAL file being written does not.
  const [row] = await run(
    executor,
    sql`SELECT (SELECT system_identifier FROM pg_control_system()), left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)`,
  );
  return { systemIdentifier: String(row?.[0]), timeline: String(row?.[1]) };
}

async function lastEpoch(executor: Executor): Promise<History | null> {
  const [row] = await run(
    executor,
    sql`SELECT system_identifier, timeline FROM change_epoch ORDER BY epoch DESC LIMIT 1`,
  );
  return row ? { systemIdentifier: String(row[0]), timeline: String(row[1]) } : null;
}

async function beginEpoch(executor: Executor, { systemIdentifier, timeline }: History): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO change_epoch (epoch, system_identifier, timeline, fork_seq, started_at)
      SELECT coalesce((SELECT max(epoch) FROM change_epoch), 0) + 1, ${$(systemIdentifier, 'text')}, ${$(timeline, 'text')},
        (SELECT max(to_seq) FROM change_batch), now()`,
  );
}

async function readEpochs(executor: Executor): Promise<Epoch[]> {
  const rows = await run(executor, sql`SELECT epoch, fork_seq FROM change_epoch ORDER BY epoch`);
  return rows.map(([epoch, forkSeq]) => ({ epoch: Number(epoch), forkSeq: Number(forkSeq) }));
}
