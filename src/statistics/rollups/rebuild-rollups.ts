import type { Clock } from '../../kernel/clock.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAsRole, type Executor, type Pool } from '../../platform/database/index.js';
import { rollups, type Rollup } from './rollup.js';

/** Told how many of how many months are done. */
export type RebuildProgress = (done: number, total: number) => void;

export interface RebuildOptions {
  readonly clock: Clock;
  /** Only if it was never done in this database. */
  readonly onlyOnce?: boolean;
  readonly onProgress?: RebuildProgress;
}

/** Sees the records of all organizations. */
const keeper = 'liandong_keeper';

/**
 * Makes the rollups anew from the tables, while the hub works. One snapshot: it takes away what was appended before it, counts the
 * records as they stood in it, and leaves what is appended meanwhile, so that nobody waits and no figure is ever wrong.
 */
export async function rebuildRollups(
  pool: Pool,
  { clock, onlyOnce = false, onProgress }: RebuildOptions,
): Promise<void> {
  await transactionAsRole(pool, keeper, async (executor) => {
    // Neither takes a snapshot: the first statement behind them does, when no fold is under way any more.
    await executor.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const locked = rollups.map(({ name }) => `${name}_monthly`).join(', ');
    await executor.query(`LOCK TABLE ${locked} IN SHARE ROW EXCLUSIVE MODE`);
    const [fill] = await run(executor, { text: 'SELECT filled_at FROM rollup_fill', values: [] });
    if (onlyOnce && fill?.[0] != null) return;
    const work: { readonly rollup: Rollup; readonly month: string }[] = [];
    for (const rollup of rollups) {
      for (const part of ['delta', 'daily', 'monthly']) await executor.query(`DELETE FROM ${rollup.name}_${part}`);
      for (const month of await monthsOf(rollup, executor)) work.push({ rollup, month });
    }
    for (const [done, { rollup, month }] of work.entries()) {
      onProgress?.(done, work.length);
      await fillMonth(rollup, month, executor);
    }
    onProgress?.(work.length, work.length);
    const values = [shanghaiText(clock.now())];
    await run(executor, { text: 'UPDATE rollup_fill SET filled_at = $1::timestamptz', values });
  });
}

async function monthsOf({ records, day }: Rollup, executor: Executor): Promise<string[]> {
  const text = `SELECT DISTINCT date_trunc('month', ${day})::date AS month FROM ${records} ORDER BY month`;
  return (await run(executor, { text, values: [] })).flatMap(([month]) => month ?? []);
}

async function fillMonth(rollup: Rollup, month: string, executor: Executor): Promise<void> {
  const { name, counts, records, day, contribution } = rollup;
  const keys = rollup.keys.map((key) => `c.${key}`).join(', ');
  const sums = counts.map((count) => `sum(c.${count})`).join(', ');
  await run(executor, {
    text: `INSERT INTO ${name}_daily SELECT c.viewer_id, c.day, ${keys}, ${sums}
      FROM ${records}, ${contribution} c WHERE ${ofMonth(day)} GROUP BY c.viewer_id, c.day, ${keys}`,
    values: [month],
  });
  await run(executor, {
    text: `INSERT INTO ${name}_monthly SELECT c.viewer_id, $1::date, ${keys}, ${sums}
      FROM ${name}_daily c WHERE ${ofMonth('c.day')} GROUP BY c.viewer_id, ${keys}`,
    values: [month],
  });
}

function ofMonth(column: string): string {
  return `${column} >= $1::date AND ${column} < ($1::date + interval '1 month')::date`;
}
