import type { IncomingMessage } from 'node:http';

/** A page of another origin must not use what its visitor's browser knows; programs send no origin. */
export function isAllowedOrigin({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  return origin === undefined || allowed.includes(origin) || URL.parse(origin)?.host === host;
}
