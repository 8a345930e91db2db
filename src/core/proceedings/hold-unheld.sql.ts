import { run, type Executor, type Session } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { StartedClock } from './clocks.js';
import { startedInsert } from './write-clocks.sql.js';

/** An open proceeding in which nobody's time runs. */
export interface UnheldProceeding {
  readonly key: string;
  /** Whoever opened it: the hub's clock acts for it. */
  readonly openedById: number;
}

export async function unheldProceedings(
  executor: Executor,
  behind: string | null,
  most: number,
): Promise<UnheldProceeding[]> {
  const rows = await run(
    executor,
    sql`SELECT proceeding_id, opened_by FROM unheld_proceedings(${$(behind, 'uuid')}, ${$(most, 'int')})`,
  );
  return rows.map(([key, openedById]) => ({ key: String(key), openedById: Number(openedById) }));
}

/** Locks a proceeding, and tells whether nobody's time runs in it still. */
export async function lockUnheld({ executor }: Session, key: string): Promise<boolean> {
  await run(executor, sql`SELECT FROM proceeding WHERE id = ${$(key, 'uuid')} FOR NO KEY UPDATE`);
  const running = await run(
    executor,
    sql`SELECT FROM proceeding_deadline d
      WHERE d.proceeding_id = ${$(key, 'uuid')} AND d.met_at IS NULL AND d.ended_at IS NULL LIMIT 1`,
  );
  return running.length === 0;
}

/** Begins clocks of a proceeding. */
export async function writeStarted(
  { executor }: Session,
  key: string,
  clocks: readonly StartedClock[],
  at: string,
): Promise<void> {
  const proceeding = sql`(SELECT ${$(key, 'uuid')} AS id)`;
  await run(executor, startedInsert(proceeding, clocks, { met: [], endsOthers: false }, at));
}
