import cors from '@fastify/cors';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What a page of another origin may send and read beside what browsers always let it. */
const allowed = [
  'authorization',
  'content-type',
  'last-event-id',
  'apollo-require-preflight',
  'x-apollo-operation-name',
];
const exposed = ['content-disposition', 'retry-after', 'x-liandong-cursor'];
/** Seconds for which a browser asks no second time. */
const maxAge = 600;

/**
 * Pages of these origins may ask, over HTTP as over sockets, with a token that they were given: the hub knows no cookie, so that credentials are never
 * allowed. Nobody else's page is told anything.
 */
export async function allowOrigins(http: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await http.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    allowedHeaders: allowed,
    exposedHeaders: exposed,
    maxAge,
    credentials: false,
  });
}

/** What a browser is told of an answer that passes Fastify by, as `writeHead` takes it. */
export function crossOriginHeaders(reply: FastifyReply): string[] {
  return ['access-control-allow-origin', 'access-control-expose-headers', 'vary'].flatMap((name) => {
    const value = reply.getHeader(name);
    return typeof value === 'string' ? [name, value] : [];
  });
}
