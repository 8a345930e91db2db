import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Hub, RequestContext } from '../core/hub.js';
import type { Viewer } from '../core/identity/index.js';
import { requestContext, viewerKey } from '../core/request-context.js';
import { startApollo } from '../platform/graphql/apollo.js';
import { compiledExecutor } from '../platform/graphql/executor.js';
import { sharedSubscribe } from '../platform/graphql/shared-subscribe.js';
import { graphqlRoute } from '../platform/http/graphql-route.js';
import { closeHttp, createHttp } from '../platform/http/http.js';
import { bearer, openGraphqlSocket } from '../platform/socket/graphql-socket.js';
import { operationsRoutes } from './operations.routes.js';
import { buildHubSchema, printHubSchema } from './schema.js';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Extra routes, such as the demonstration's. */
  readonly routes?: (http: FastifyInstance) => void;
}

export interface RunningServer {
  /** `http://host:port`. */
  readonly url: string;
  /** Sends sockets away with 1012, finishes requests in hand and stops listening. */
  close(): Promise<void>;
}

/** Serves a hub on one port: GraphQL over HTTP and WebSocket, the pages, and what operators need. */
export async function serveHub(hub: Hub, options: ServerOptions): Promise<RunningServer> {
  const schema = buildHubSchema();
  const execute = compiledExecutor(schema);
  const apollo = await startApollo<RequestContext>(schema, execute, { log: hub.log, introspection: true });
  const http = createHttp(hub.log);

  graphqlRoute<RequestContext>(http, '/graphql', apollo, async (request) =>
    requestContext(hub, await viewerOf(hub, request)),
  );
  const socket = openGraphqlSocket<Viewer>({
    server: http.server,
    path: '/graphql',
    schema,
    execute,
    subscribe: sharedSubscribe(execute, {
      viewerKey: (context) => viewerKey(context as RequestContext),
      renew: (context) => requestContext(hub, (context as RequestContext).viewer),
    }),
    log: hub.log,
    authenticate: async (token) => {
      if (token === null) throw new Error('no token');
      return hub.authenticate(token);
    },
    expiresAt: ({ expiresAt }) => expiresAt,
    context: (viewer, connection) => requestContext(hub, viewer, connection),
  });
  operationsRoutes(http, hub, { sdl: printHubSchema(schema), sockets: () => socket.count() });
  options.routes?.(http);
  await servePages(http);

  await http.listen({ host: options.host, port: options.port });
  return {
    url: urlOf(http, options.host),
    async close() {
      await socket.close();
      await closeHttp(http);
      await apollo.stop();
    },
  };
}

async function viewerOf(hub: Hub, request: FastifyRequest): Promise<Viewer | null> {
  const { authorization } = request.headers;
  if (authorization === undefined) return null;
  return hub.authenticate(bearer(authorization) ?? '');
}

/** The built pages, where they have been built; assets carry a hash in their names and never change. */
async function servePages(http: FastifyInstance): Promise<void> {
  // Compiled code lies in dist beside the built pages, source code beside dist.
  const root = fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? '../../dist/web/' : '../../web/', import.meta.url),
  );
  if (!existsSync(root)) return;
  await http.register(fastifyStatic, {
    root,
    setHeaders: (reply, path) => {
      const immutable = path.includes('/assets/');
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

function urlOf(http: FastifyInstance, host: string): string {
  const address = http.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
