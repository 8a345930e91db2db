import { destination, pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured lines on standard error: standard output belongs to what a command prints. Never log personal data. */
export function openLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: 2, sync: false }));
}
