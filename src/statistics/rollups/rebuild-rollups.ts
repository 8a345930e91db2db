import type { Clock } from '../../kernel/clock.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { run, transactionAsRole, type Executor, type Pool } from '../../platform/database/index.js';
import { $, raw, sql, type Parameter, type Sql } from '../../platform/database/sql.js';
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
const maintenanceRole = 'liandong_keeper';

/**
 * Makes the rollups anew from the tables, while the hub works. One snapshot: it takes away what was appended before it, counts the
 * records as they stood in it, and leaves what is appended meanwhile, so that nobody waits and no figure is ever wrong.
 */
export async function rebuildRollups(
  pool: Pool,
  { clock, onlyOnce = false, onProgress }: RebuildOptions,
): Promise<void> {
  await transactionAsRole(pool, maintenanceRole, async (executor) => {
    // Neither takes a snapshot: the first statement behind them does, when no fold is under way any more.
    await executor.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const locked = rollups.map(({ name }) => `${name}_monthly`).join(', ');
    await executor.query(`LOCK TABLE ${locked} IN SHARE ROW EXCLUSIVE MODE`);
    const [fill] = await run(executor, sql`SELECT filled_at FROM rollup_fill`);
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
    await run(executor, sql`UPDATE rollup_fill SET filled_at = ${$(shanghaiText(clock.now()), 'timestamptz')}`);
  });
}

async function monthsOf({ records, day }: Rollup, executor: Executor): Promise<string[]> {
  const months = await run(
    executor,
    sql`SELECT DISTINCT date_trunc('month', ${raw(day)})::date AS month FROM ${raw(records)} ORDER BY month`,
  );
  return months.flatMap(([month]) => month ?? []);
}

async function fillMonth(rollup: Rollup, month: string, executor: Executor): Promise<void> {
  const { records, day, contribution } = rollup;
  const [daily, monthly] = [raw(`${rollup.name}_daily`), raw(`${rollup.name}_monthly`)];
  const keys = raw(rollup.keys.map((key) => `c.${key}`).join(', '));
  const sums = raw(rollup.counts.map((count) => `sum(c.${count})`).join(', '));
  const first = $(month, 'date');
  await run(
    executor,
    sql`INSERT INTO ${daily} SELECT c.viewer_id, c.day, ${keys}, ${sums}
      FROM ${raw(records)}, ${raw(contribution)} c
      WHERE ${monthCondition(day, first)} GROUP BY c.viewer_id, c.day, ${keys}`,
  );
  await run(
    executor,
    sql`INSERT INTO ${monthly} SELECT c.viewer_id, ${first}, ${keys}, ${sums}
      FROM ${daily} c WHERE ${monthCondition('c.day', first)} GROUP BY c.viewer_id, ${keys}`,
  );
}

function monthCondition(day: string, first: Parameter): Sql {
  const column = raw(day);
  return sql`${column} >= ${first} AND ${column} < (${first} + interval '1 month')::date`;
}
