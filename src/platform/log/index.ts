import { destination, pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * Structured lines on standard error unless told otherwise: standard output belongs to what a command prints. Never log
 * personal data.
 */
export function openLog(level: string, out: DestinationStream = destination({ dest: 2, sync: false })): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, out);
}
