import type { IncomingMessage } from 'node:http';

/** Other protocols are offered, not demanded (RFC 9110, 7.8): such requests, as of curl for HTTP/2, are answered as they are. */
export function isUpgradeToSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}
