import { run, transaction, type Executor, type Pool } from '../../platform/database/index.js';
import type { Epoch } from './cursor.js';

/** The log was restored into another cluster: its transaction ids mean nothing here until they are taken over. */
export class ReinitializeRequired extends Error {
  constructor() {
    super('变更日志来自另一数据库集群（逻辑恢复）：请先运行 npm run hub -- reinitialize');
  }
}

const lock = `SELECT name FROM hub_lock WHERE name = 'epochs' FOR UPDATE`;

/**
 * All epochs, the present one last. A new timeline of the same cluster (failover, point-in-time restore) begins a new
 * epoch at the present head; another cluster is refused.
 */
export async function currentEpochs(pool: Pool): Promise<Epoch[]> {
  return transaction(pool, async (executor) => {
    await run(executor, { text: lock, values: [] });
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
    await run(executor, { text: lock, values: [] });
    await run(executor, { text: 'SELECT adopt_changes()', values: [] });
    await beginEpoch(executor, await readHistory(executor));
  });
}

interface History {
  readonly systemIdentifier: string;
  readonly timeline: string;
}

async function readHistory(executor: Executor): Promise<History> {
  const [row] = await run(executor, {
    // The control file's timeline lags behind a promotion; the name of the WAL file being written does not.
    text: `SELECT (SELECT system_identifier FROM pg_control_system()), left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)`,
    values: [],
  });
  return { systemIdentifier: String(row?.[0]), timeline: String(row?.[1]) };
}

async function lastEpoch(executor: Executor): Promise<History | null> {
  const [row] = await run(executor, {
    text: 'SELECT system_identifier, timeline FROM change_epoch ORDER BY epoch DESC LIMIT 1',
    values: [],
  });
  return row ? { systemIdentifier: String(row[0]), timeline: String(row[1]) } : null;
}

async function beginEpoch(executor: Executor, { systemIdentifier, timeline }: History): Promise<void> {
  await run(executor, {
    text: `INSERT INTO change_epoch (epoch, system_identifier, timeline, fork_seq, started_at)
      SELECT coalesce((SELECT max(epoch) FROM change_epoch), 0) + 1, $1::text, $2::text,
        (SELECT max(to_seq) FROM change_batch), now()`,
    values: [systemIdentifier, timeline],
  });
}

async function readEpochs(executor: Executor): Promise<Epoch[]> {
  const rows = await run(executor, { text: 'SELECT epoch, fork_seq FROM change_epoch ORDER BY epoch', values: [] });
  return rows.map(([epoch, forkSeq]) => ({ epoch: Number(epoch), forkSeq: Number(forkSeq) }));
}
