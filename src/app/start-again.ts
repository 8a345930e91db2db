import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from '../kernel/error-code.js';
import { isUnavailable } from '../platform/database/index.js';
import type { Logger } from '../platform/log/index.js';

/** Of one start: whoever held the server stops it once, and it is there again within a second or two. */
const mostAttempts = 4;

/**
 * Begins a start again that the embedded database has left: another hub of the same data directory held the server and stopped it. Who
 * watches it brings it back meanwhile. What `start` had opened it has closed when it fails.
 */
export async function startAgain<Running>(
  start: () => Promise<Running>,
  { log, signal }: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (attempt === mostAttempts || signal.aborted || !hasLeft(error)) throw error;
      log.warn({ code: codeOf(error) }, 'the embedded database left while the hub started, which begins again');
      await sleep(1000 + Math.random() * 500);
    }
  }
}

/** MikroORM wraps what the driver raises. */
function hasLeft(error: unknown): boolean {
  if (isUnavailable(error)) return true;
  return error instanceof Error && error.cause !== undefined && hasLeft(error.cause);
}
