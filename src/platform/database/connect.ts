import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { hasCode } from '../../kernel/error-code.js';

/** A server that is starting, restarting or not yet reachable over the network; a wrong password or name is not among them. */
const passing = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  '57P01', // shut down by its administrator
  '57P02', // a backend crashed
  '57P03', // starting up, recovering or shutting down
  '53300', // too many connections
];

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
      if (!isPassing(error) || Date.now() + pause > deadline) throw error;
      waiting(error);
      await sleep(pause * (0.5 + Math.random() / 2));
    }
  }
}

function isPassing(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  // One error for each address of a host name.
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isPassing);
  if (hasCode(error, ...passing)) return true;
  // The driver gives its own timeouts and lost sockets no code.
  return 'message' in error && /timeout|terminated unexpectedly/i.test(String(error.message));
}
