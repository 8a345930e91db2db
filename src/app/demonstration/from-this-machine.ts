import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../loopback.js';

/** What proxies tell of those they speak for. */
const forwarding = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
];

/**
 * Whether a request comes from this machine and means this machine. The address alone does not tell: a proxy on the same machine
 * has it too, and a page of elsewhere whose name resolves to it (DNS rebinding) names itself as the host.
 */
export function isFromThisMachine({ headers, httpVersion, socket }: IncomingMessage): boolean {
  const [, host = ''] = /^\[?([^\]:]+|[\da-f:]+(?=\]))\]?(?::\d+)?$/i.exec(headers.host ?? '') ?? [];
  const { 'sec-fetch-site': site = 'none' } = headers;
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    isLoopback(host) &&
    // Proxies speak 1.0 unless told otherwise, browsers and curl do not.
    httpVersion === '1.1' &&
    (site === 'none' || site === 'same-origin') &&
    forwarding.every((name) => headers[name] === undefined)
  );
}
