import type { Pool } from '../../platform/database/index.js';
import { backgroundLoop } from '../../platform/jobs/index.js';
import type { Logger } from '../../platform/log/index.js';
import { readWaiting } from './change-log.sql.js';

/** Whether what was acknowledged is given its number, by whichever node. */
export interface NumberingWatch {
  /** Seconds for which the oldest acknowledged change has been seen without a number; 0 when there is none. */
  overdue(): number;
  /** @throws Error when acknowledged changes have waited too long */
  check(): Promise<void>;
  stop(): Promise<void>;
}

/** Seconds after which a change without a number is a fault: mostly it takes milliseconds. */
const patience = 10;
/** Milliseconds between two looks. */
const lookEvery = 1000;
/** Seconds between two lines of the log about the same fault. */
const tellEvery = 60;

/**
 * Looks from outside the sequencer, which may be stuck itself, whether committed changes stay without a number. A look remembers the
 * newest change there is; while a later one finds any up to it without a number, that one has been waiting since. No clock of a
 * publisher is asked, and a transaction that commits late begins to wait when it is first seen.
 */
export function watchNumbering(pool: Pool, log: Logger, now = (): number => performance.now()): NumberingWatch {
  let mark = { newest: 0, at: now() };
  let told = -Infinity;
  let since: number | null = null;
  const overdue = (): number => (since === null ? 0 : (now() - since) / 1000);

  async function look(): Promise<void> {
    const at = now();
    const { still, newest } = await readWaiting(pool, mark.newest);
    since = still ? mark.at : null;
    if (!still) mark = { newest, at };
    tell();
  }

  function tell(): void {
    if (overdue() > patience && now() - told > tellEvery * 1000) {
      log.error({ seconds: Math.round(overdue()) }, 'acknowledged changes are not numbered: nobody receives them');
      told = now();
    }
    if (since === null && told > -Infinity) {
      log.info('changes are numbered again');
      told = -Infinity;
    }
  }

  const loop = backgroundLoop(look, { name: 'numbering', gap: lookEvery, idle: lookEvery, log });
  return {
    overdue,
    async check() {
      if (overdue() > patience) throw new Error('acknowledged changes are not numbered');
    },
    stop: () => loop.stop(),
  };
}
