import type { FastifyInstance } from 'fastify';

/**
 * Pages load from this server alone. The editor of GraphiQL writes styles into the page and runs its workers from blobs;
 * nothing else may.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Whether there is TLS before the hub is known to whoever runs it: a proxy sets Strict-Transport-Security. */
export const headersForBrowsers = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** Every answer tells browsers what they must not do with it. Constants: a library would make them anew for each answer. */
export function securityHeaders(http: FastifyInstance): void {
  http.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headersForBrowsers);
    done();
  });
}
