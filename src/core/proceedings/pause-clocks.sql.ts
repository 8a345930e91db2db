import { run, type Executor, type Session } from '../../platform/database/index.js';
import { rowReader } from '../../platform/database/row.js';
import { $, nothing, sql, type Sql } from '../../platform/database/sql.js';

/** What a clock stands still for: a dispute, where the policy says so (D2), or the state of its proceeding. It goes on once nothing holds it. */
export type PauseCause = 'DISPUTE' | 'STATE';

/** Which clocks of a proceeding, and why. */
export interface Pausing {
  readonly cause: PauseCause;
  /** By name; all of them if not given. */
  readonly clocks?: readonly string[];
}

const named = (clocks: readonly string[] | undefined): Sql =>
  clocks === undefined ? nothing : sql` AND d.clock = ANY (${$(clocks, 'text[]')})`;

/** Stops open clocks of a proceeding. `at` is RFC 3339. */
export async function pauseClocks(
  executor: Executor,
  proceedingKey: string,
  at: string,
  { cause, clocks }: Pausing,
): Promise<void> {
  await run(
    executor,
    sql`UPDATE proceeding_deadline d SET paused_at = coalesce(paused_at, greatest(starts_at, ${$(at, 'timestamptz')})),
        paused_for = paused_for || ${$(cause, 'text')}
      WHERE proceeding_id = ${$(proceedingKey, 'uuid')} AND met_at IS NULL AND ended_at IS NULL
        AND ${$(cause, 'text')} <> ALL (paused_for)${named(clocks)}`,
  );
}

/** A clock that stands still; instants are RFC 3339. */
export interface PausedClock {
  readonly deadlineKey: string;
  readonly clock: string;
  readonly startsAt: string;
  readonly dueAt: string;
  readonly pausedAt: string;
  /** When it stood still before. */
  readonly pauses: readonly (readonly [string, string])[];
}

const readPaused = rowReader<PausedClock>([
  { property: 'deadlineKey', column: 'id', type: 'uuid' },
  { property: 'clock', column: 'clock', type: 'text' },
  { property: 'startsAt', column: 'starts_at', type: 'timestamptz' },
  { property: 'dueAt', column: 'due_at', type: 'timestamptz' },
  { property: 'pausedAt', column: 'paused_at', type: 'timestamptz' },
  { property: 'pauses', column: 'pauses', type: 'jsonb' },
]);

/**
 * Takes a cause from clocks of a proceeding, and gives those that nothing holds any longer; the proceeding is locked before them, as whoever
 * tells of a deadline does.
 */
export async function releaseClocks(
  { executor }: Session,
  proceedingKey: string,
  { cause, clocks }: Pausing,
): Promise<PausedClock[]> {
  const key = $(proceedingKey, 'uuid');
  await run(executor, sql`SELECT FROM proceeding WHERE id = ${key} FOR NO KEY UPDATE`);
  const rows = await run(
    executor,
    sql`WITH released AS (
        UPDATE proceeding_deadline d SET paused_for = array_remove(d.paused_for, ${$(cause, 'text')})
        WHERE d.proceeding_id = ${key} AND d.met_at IS NULL AND d.ended_at IS NULL
          AND ${$(cause, 'text')} = ANY (d.paused_for)${named(clocks)}
        RETURNING d.id, d.clock, d.starts_at, d.due_at, d.paused_at, d.pauses, d.paused_for)
      SELECT id, clock, starts_at, due_at, paused_at, pauses FROM released WHERE paused_for = '{}'`,
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
    sql`UPDATE proceeding_deadline d SET due_at = r.due_at, basis = r.basis, paused_at = NULL, pauses = d.pauses || r.pause,
        due_soon_told_at = CASE WHEN d.due_at = r.due_at THEN d.due_soon_told_at END
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
