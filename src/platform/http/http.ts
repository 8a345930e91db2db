import type { Socket } from 'node:net';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import type { Logger } from '../log/index.js';
import { watchConnections } from './connections.js';
import { BodyRefused, readJsonBodies } from './json-body.js';
import { isReadableTarget } from './request-target.js';
import { headersForBrowsers, securityHeaders } from './security-headers.js';
import { sendFaults } from './send-faults.js';
import { isUpgradeToSocket } from './upgrade.js';

export interface HttpServer {
  readonly http: FastifyInstance;
  /** Stops listening and finishes the requests in hand, five seconds at most. */
  close(): Promise<void>;
}

/** Bytes of a body, and of a message on a socket. */
export const longestBody = 256 * 1024;
/** Milliseconds for a request's head; a body may take as long as it goes on coming (see connections.ts). */
const headPatience = 20_000;
/** Milliseconds for requests in hand when the server closes. */
const closingPatience = 5_000;

/** The HTTP server: bodies of at most 256 kB, every fault answered as JSON without a word of the machine behind it. */
export function createHttp(log: Logger, trustedProxies: readonly string[] = []): HttpServer {
  const http = Fastify({
    logger: false,
    bodyLimit: longestBody,
    http: { headersTimeout: headPatience, requestTimeout: 0, shouldUpgradeCallback: isUpgradeToSocket },
    forceCloseConnections: 'idle',
    // Addresses of callers are told by these proxies only; anybody could write the header.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: true },
    clientErrorHandler: ({ code }, socket) => refuseUnreadable(code, socket),
    // A path whose percent-encoding cannot be read, before there is a route.
    frameworkErrors: (_error, _request, reply: FastifyReply) =>
      void reply.code(400).headers(headersForBrowsers).send(fault('BAD_REQUEST', unreadable)),
  });
  const connections = watchConnections(http.server);
  http.server.on('error', ({ code }: NodeJS.ErrnoException) => {
    // Before it listens, whoever opens it is told. Later this is no reason to end what goes on.
    if (http.server.listening) log.error({ code }, 'a connection could not be taken');
  });
  function refuseUnreadable(code: string, socket: Socket): void {
    if (code === 'ECONNRESET' || socket.destroyed) socket.destroy();
    else connections.refuse(socket, ...(unreadableHeads.get(code) ?? ([400, 'BAD_REQUEST', '请求有误'] as const)));
  }

  securityHeaders(http);
  readJsonBodies(http);
  http.addHook('onRequest', (request, reply, done) => {
    if (isReadableTarget(request.raw.url ?? '')) return done();
    return void reply.code(400).send(fault('BAD_REQUEST', unreadable));
  });
  http.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      const message = error instanceof BodyRefused ? error.message : (messages.get(status) ?? '请求有误');
      return reply.code(status).send(fault('BAD_REQUEST', message));
    }
    return sendFaults(reply, [error], log);
  });
  http.setNotFoundHandler((_request, reply) => reply.code(404).send(fault('NOT_FOUND', '没有此地址')));
  return {
    http,
    async close() {
      connections.drain(closingPatience);
      await http.close();
    },
  };
}

const unreadable = '地址有误：须为 ASCII 字符，中文等须按 UTF-8 作百分号编码';

const unreadableHeads = new Map<string, readonly [number, string, string]>([
  ['ERR_HTTP_REQUEST_TIMEOUT', [408, 'REQUEST_TIMEOUT', '请求头没有传完']],
  ['HPE_HEADER_OVERFLOW', [431, 'BAD_REQUEST', '请求头过大']],
]);

const messages = new Map([
  [400, '请求体不是有效的 JSON'],
  [413, '请求体不得超过256kB'],
  [415, '请求体须为 application/json'],
]);

function fault(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}
