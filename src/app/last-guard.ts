import { codeOf } from '../kernel/error-code.js';
import { isUnavailable } from '../platform/database/index.js';
import type { Logger } from '../platform/log/index.js';

/**
 * What nobody has caught, thrown or rejected (which node raises as thrown), leaves a process of which nobody knows what still
 * holds: it is told, and the hub is to end. Whoever runs it starts it again. Names, codes and places only: messages quote values.
 *
 * One thing is known of: a promise that nobody waits for any more, rejected because the database was away. Nothing was done by halves that
 * is not rolled back, and a hub outlives a restart of its database: it is told, and the hub goes on.
 */
export function guardProcess(log: Logger, end: () => void): void {
  process.on('uncaughtException', (error: unknown, origin) => {
    const isError = error instanceof Error;
    const stack = isError ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
    const name = isError ? error.name : typeof error;
    if (origin === 'unhandledRejection' && isUnavailable(error)) {
      log.error({ name, code: codeOf(error), stack }, 'the database was away for something that nobody waited for');
      return;
    }
    log.fatal({ origin, name, code: codeOf(error), stack }, 'an error was caught by nobody: the hub ends');
    end();
  });
}
