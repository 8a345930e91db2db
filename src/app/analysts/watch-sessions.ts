import { run, type Pool } from '../../platform/database/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import { backgroundLoop, type BackgroundLoop } from '../../platform/jobs/index.js';
import type { Logger } from '../../platform/log/index.js';

/** How often sessions of analysts are looked at, and what they may not go beyond. */
interface SessionBounds {
  /** Milliseconds between two looks. */
  readonly every: number;
  /** Seconds that a transaction, and so a statement, may last. */
  readonly oldest: number;
  /** Kilobytes that a session may hold for itself, where the database can be asked. */
  readonly mostMemory: number;
}

/** A little more time than `statement_timeout` gives, which ends a statement and not its session. */
export const usualBounds: SessionBounds = { every: 5000, oldest: 65, mostMemory: 512 * 1024 };

/** The statement that ends sessions beyond their bounds. */
export function sessionEnding({ oldest, mostMemory }: SessionBounds): Sql {
  return sql`SELECT end_analyst_sessions(make_interval(secs => ${$(oldest, 'float8')}), ${$(mostMemory, 'bigint')})`;
}

/** Ends sessions of analysts that go beyond their bounds: by SQL alone, nobody can undo that. */
export function watchSessions(pool: Pool, log: Logger, bounds = usualBounds): BackgroundLoop {
  let isRefused = false;
  const look = async (): Promise<void> => {
    const [row] = await run(pool, sessionEnding(bounds));
    const ended = row?.[0] ?? null;
    if (ended === null && !isRefused) log.error('sessions of analysts cannot be ended: see docs/guide/analysts.md');
    isRefused = ended === null;
    if (Number(ended) > 0) log.warn({ sessions: Number(ended) }, 'sessions of analysts went beyond their bounds');
  };
  return backgroundLoop(look, { name: 'analysts', gap: bounds.every, idle: bounds.every, log });
}
