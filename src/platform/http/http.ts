import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Logger } from '../log/index.js';
import { securityHeaders } from './security-headers.js';

/** The HTTP server: bodies of at most 256 kB, every fault answered as JSON without a word of the machine behind it. */
export function createHttp(log: Logger, trustedProxies: readonly string[] = []): FastifyInstance {
  const http = Fastify({
    logger: false,
    bodyLimit: 256 * 1024,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    // Addresses of callers are told by these proxies only; anybody could write the header.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: true },
  });
  securityHeaders(http);
  http.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ name: error.name, code: error.code }, 'request failed');
    const message = status >= 500 ? '平台内部错误，请稍后重试' : (messages.get(status) ?? '请求有误');
    return reply.code(status).send({ errors: [{ message, extensions: { code: codeOf(status) } }] });
  });
  http.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ errors: [{ message: '没有此地址', extensions: { code: 'NOT_FOUND' } }] }),
  );
  return http;
}

/**
 * Finishes the requests in hand, ten seconds at most. A connection whose answer is out is closed then: node closes idle
 * ones only once, at the beginning, and would wait a minute for what clients keep alive later.
 */
export async function closeHttp(http: FastifyInstance): Promise<void> {
  const idle = setInterval(() => http.server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => http.server.closeAllConnections(), 10_000);
  try {
    await http.close();
  } finally {
    clearInterval(idle);
    clearTimeout(deadline);
  }
}

const messages = new Map([
  [400, '请求体不是有效的 JSON'],
  [413, '请求体不得超过256kB'],
  [415, '请求体须为 application/json'],
]);

function codeOf(status: number): string {
  return status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
}
