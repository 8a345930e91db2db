import { run, type Executor, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, sql } from '../../platform/database/sql.js';

/** Stops the open clocks of a proceeding, where the policy says that a dispute does (D2). `at` is RFC 3339. */
export async function pauseClocks(executor: Executor, proceedingKey: string, at: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE proceeding_deadline SET paused_at = greatest(starts_at, ${$(at, 'timestamptz')})
      WHERE proceeding_id = ${$(proceedingKey, 'uuid')} AND met_at IS NULL AND ended_at IS NULL AND paused_at IS NULL`,
  );
}

/** A clock that stands still; instants are RFC 3339. */
export interface PausedClock {
  readonly deadlineKey: string;
  readonly procedure: string;
  readonly clock: string;
  readonly startsAt: string;
  readonly dueAt: string;
  readonly pausedAt: string;
}

const readPaused = rowReader<PausedClock>([
  { property: 'deadlineKey', column: 'id', type: 'uuid' },
  { property: 'procedure', column: 'procedure', type: 'text' },
  { property: 'clock', column: 'clock', type: 'text' },
  { property: 'startsAt', column: 'starts_at', type: 'timestamptz' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'pausedAt', column: 'paused_at', type: 'timestamptz' },
]);

/** The clocks of a proceeding that stand still; the proceeding is locked before them, as whoever tells of a deadline does. */
export async function lockPausedClocks({ executor }: Session, proceedingKey: string): Promise<PausedClock[]> {
  const key = $(proceedingKey, 'uuid');
  await run(executor, sql`SELECT FROM proceeding WHERE id = ${key} FOR NO KEY UPDATE`);
  const rows = await run(
    executor,
    sql`SELECT d.id, p.procedure, d.clock, d.starts_at, d.due_at, d.paused_at
      FROM proceeding_deadline d JOIN proceeding p ON p.id = d.proceeding_id
      WHERE d.proceeding_id = ${key} AND d.met_at IS NULL AND d.ended_at IS NULL AND d.paused_at IS NOT NULL`,
  );
  return rows.map(readPaused);
}

/** A clock that runs again. */
export interface ResumedClock {
  readonly deadlineKey: string;
  readonly dueAt: string;
  readonly basis: string;
  /** How long it stood still: from when until when. */
  readonly pause: readonly [string, string];
}

export async function writeResumed({ executor }: Session, clocks: readonly ResumedClock[]): Promise<void> {
  await run(
    executor,
    sql`UPDATE proceeding_deadline d SET due_at = r.due_at, basis = r.basis, paused_at = NULL, pauses = d.pauses || r.pause
      FROM unnest(${$(
        clocks.map(({ deadlineKey }) => deadlineKey),
        'uuid[]',
      )}, ${$(
        clocks.map(({ dueAt }) => dueAt),
        'timestamptz[]',
      )}, ${$(
        clocks.map(({ basis }) => basis),
        'text[]',
      )}, ${$(
        clocks.map(({ pause }) => JSON.stringify([pause])),
        'jsonb[]',
      )}) AS r (id, due_at, basis, pause)
      WHERE d.id = r.id`,
  );
}
