import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isUnreachable } from './unavailable.js';

/**
 * Waits until the database takes connections, with growing, jittered pauses so that nodes that start together do not knock
 * together. Throws the last error when `patience` milliseconds are over, and at once when waiting cannot help.
 */
export async function waitUntilConnected(
  pool: Pool,
  patience: number,
  waiting: (error: unknown) => void = () => undefined,
): Promise<void> {
  const deadline = Date.now() + patience;
  for (let pause = 50; ; pause = Math.min(pause * 2, 2000)) {
    try {
      await pool.query('SELECT 1');
      return;
    } catch (error) {
      if (!isUnreachable(error) || Date.now() + pause > deadline) throw error;
      waiting(error);
      await sleep(pause * (0.5 + Math.random() / 2));
    }
  }
}
