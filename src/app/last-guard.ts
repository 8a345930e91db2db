import { codeOf } from '../kernel/error-code.js';
import type { Logger } from '../platform/log/index.js';

/**
 * What nobody has caught, thrown or rejected (which node raises as thrown), leaves a process of which nobody knows what still
 * holds: it is told, and the hub is to end. Whoever runs it starts it again. Names, codes and places only: messages quote values.
 */
export function guardProcess(log: Logger, end: () => void): void {
  process.on('uncaughtException', (error: unknown, origin) => {
    const isError = error instanceof Error;
    const stack = isError ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
    const name = isError ? error.name : typeof error;
    log.fatal({ origin, name, code: codeOf(error), stack }, 'an error was caught by nobody: the hub ends');
    end();
  });
}
