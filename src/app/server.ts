import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import proxyAddress from '@fastify/proxy-addr';
import type { FastifyInstance } from 'fastify';
import type { Hub, RequestContext } from '../core/hub.js';
import { requireViewer, type Viewer } from '../core/identity/index.js';
import { requestContext, viewerKey } from '../core/request-context.js';
import { startApollo } from '../platform/graphql/apollo.js';
import { costReckoner, withCost } from '../platform/graphql/cost.js';
import { documentReader } from '../platform/graphql/document-reader.js';
import { compiledExecutor, type ExecutorOptions } from '../platform/graphql/executor.js';
import { openOperations } from '../platform/graphql/operations.js';
import { callerReasons } from '../platform/graphql/unauthenticated.js';
import { tellingUnavailable } from '../platform/graphql/service-unavailable.js';
import { sharedSubscribe } from '../platform/graphql/shared-subscribe.js';
import { standardIntrospection } from '../platform/graphql/standard-introspection.js';
import { refusalForStranger } from '../platform/graphql/stranger.js';
import { graphqlRoute } from '../platform/http/graphql-route.js';
import { compressAnswers } from '../platform/http/compression.js';
import { allowOrigins } from '../platform/http/cross-origin.js';
import { refuseDotSegments } from '../platform/http/dot-segments.js';
import { createHttp } from '../platform/http/http.js';
import { closeCodes, openLiveConnections, type LiveConnections } from '../platform/http/live-connections.js';
import { openGraphqlSocket } from '../platform/socket/graphql-socket.js';
import { graphqlStreamRoute } from '../platform/sse/graphql-stream.js';
import { attachmentRoutes } from './attachments.routes.js';
import { callerLimits } from './callers.js';
import { withCreditPublication } from './credit-publication.export.js';
import { assessmentRoutes } from './assessment.routes.js';
import { circularRoutes } from './circular.routes.js';
import { draftRoutes } from './drafts.routes.js';
import { eventRoutes } from './events.routes.js';
import { evidenceRoutes } from './evidence.routes.js';
import { exportRoutes } from './exports.routes.js';
import { meetingRoutes } from './meetings.routes.js';
import { operationsRoutes } from './operations.routes.js';
import { signInRoutes, type SignInOptions } from './sign-in.routes.js';
import { withAnnualTable } from '../statistics/annual-report/index.js';
import { openExports } from '../statistics/exports/index.js';
import { openScheduledTables, type ScheduledTables, type ScheduledTablesOptions } from './scheduled-tables/index.js';
import { hubSchema } from './schema.js';
import { schemaRoutes } from './schema.routes.js';
import { uploadRoutes } from './uploads.routes.js';
import { workOrderRoutes } from './work-orders.routes.js';
import { warmUp } from './warm-up.js';
import { unlimited, type ServerLimits } from './server-limits.js';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** What callers may ask of this node; nothing is bounded by default. */
  readonly limits?: Partial<ServerLimits>;
  /** Whether whoever is not signed in may read the schema; true if not given. */
  readonly schemaForAll?: boolean;
  /** How one signs in; by keys alone if not given. */
  readonly signIn?: SignInOptions;
  /** When and where documents are compiled; the executor's own measure if not given. */
  readonly executor?: Pick<ExecutorOptions, 'compileFrom' | 'idle'>;
  /** Where the built pages are; where the build puts them if not given, null: none are served. */
  readonly pages?: string | null;
  /** Whether the hub asks itself the examples before it serves; false if not given. */
  readonly warm?: boolean;
  /** Tables that other systems fetch; none are written if not given. */
  readonly scheduledTables?: ScheduledTablesOptions | null;
  /** Extra routes, such as the demonstration's. */
  readonly routes?: (http: FastifyInstance) => void;
}

export interface ServedRoute {
  readonly method: string;
  /** With the names of its parts: `/meetings/:id.ics`. */
  readonly path: string;
}

export interface RunningServer {
  /** `http://host:port`. */
  readonly url: string;
  /** Sockets and streams that are open. */
  readonly connections: LiveConnections<Viewer>;
  /** Null: none are written. */
  readonly scheduledTables: ScheduledTables | null;
  /** Every route that it serves, by which a test knows whether /openapi.json has all of them. */
  readonly routes: readonly ServedRoute[];
  /** Sends sockets and streams away with 1012, finishes requests in hand and stops listening. */
  close(): Promise<void>;
}

/** Serves a hub on one port: GraphQL over HTTP, WebSocket and SSE, the pages, and what operators need. */
export async function serveHub(hub: Hub, options: ServerOptions): Promise<RunningServer> {
  const schema = hubSchema();
  const schemaForAll = options.schemaForAll ?? true;
  const limits = { ...unlimited, ...options.limits };
  const standard = standardIntrospection(schema);
  const compiled = compiledExecutor(schema, {
    isKnown: (context) => (context as RequestContext).viewer !== null,
    ...options.executor,
  });
  const execute = tellingUnavailable(compiled, hub.log);
  const costOf = costReckoner(schema);
  const bounded = withCost(costOf, standard.answeredFrom(execute));
  const documents = documentReader(schema, standard);
  const operations = openOperations<Viewer | null>({
    schema,
    documents,
    execute: bounded,
    costOf,
    subscribe: sharedSubscribe(execute, {
      viewerKey: (context) => viewerKey(context as RequestContext),
      memberKey: (context) => (context as RequestContext).viewer?.organization.code ?? '',
      renew: (context) => requestContext(hub, (context as RequestContext).viewer),
      mostOfMember: limits.organizationSubscriptions,
    }),
    log: hub.log,
    textOf: hub.documents.textOf,
    textAtOnce: hub.documents.textAtOnce,
    refusalFor: (viewer) => (viewer ? null : (document) => refusalForStranger(document, schemaForAll)),
  });
  const apollo = await startApollo(schema, bounded, { log: hub.log });
  const { http, close: closeHttp } = createHttp(hub.log, limits.trustedProxies);
  const routes: ServedRoute[] = [];
  http.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one.toUpperCase(), path: url });
  });
  refuseDotSegments(http);
  await allowOrigins(http, limits.allowedOrigins);
  await compressAnswers(http);
  const callers = callerLimits(hub, limits);

  graphqlRoute<Viewer>(http, '/graphql', {
    ...{ operations, apollo },
    recognize: ({ headers, ip }) => callers.recognize(headers.authorization, ip),
    recognizeAgain: ({ headers }) => callers.recognizeAgain(headers.authorization),
    context: (viewer) => requestContext(hub, viewer),
  });
  const connections = openLiveConnections<Viewer>({
    keyOf: ({ organization }) => organization.code,
    most: limits.organizationSockets,
    expiresAt: ({ expiresAt }) => expiresAt,
  });
  const stopWatching = hub.revocations.onRevoked((isRevoked) =>
    connections.closeWhere(isRevoked, closeCodes.forbidden, callerReasons.revoked),
  );
  const live = {
    operations,
    log: hub.log,
    allowedOrigins: limits.allowedOrigins,
    connections,
    context: (viewer: Viewer, connection: RequestContext['connection']) => requestContext(hub, viewer, connection),
  };
  const socket = openGraphqlSocket<Viewer>({
    ...live,
    server: http.server,
    path: '/graphql',
    authenticate: async (authorization, request) =>
      requireViewer(await callers.recognize(authorization, addressOf(request, limits.trustedProxies))),
    admit: ({ organization }) => callers.countRequest(organization),
  });
  evidenceRoutes(http, hub, (address) => callers.recognize(undefined, address));
  signInRoutes(http, options.signIn ?? keysAlone, (address) => callers.recognize(undefined, address));
  const quota = { files: limits.organizationUploads, bytes: limits.organizationUploadMegabytes * 1024 * 1024 };
  uploadRoutes(http, hub, quota, ({ headers, ip }) => callers.recognize(headers.authorization, ip));
  attachmentRoutes(http, hub, {
    recognize: ({ headers, ip }) => callers.recognize(headers.authorization, ip),
    countAddress: (address) => callers.recognize(undefined, address),
    countOrganization: callers.countRequest,
  });
  draftRoutes(http, hub, ({ headers, ip }) => callers.recognize(headers.authorization, ip));
  assessmentRoutes(http, hub, ({ headers, ip }) => callers.recognize(headers.authorization, ip));
  circularRoutes(http, hub, ({ headers, ip }) => callers.recognize(headers.authorization, ip));
  meetingRoutes(http, hub, ({ headers, ip }) => callers.recognize(headers.authorization, ip));
  const exports = withAnnualTable(withCreditPublication(openExports(schema, bounded)));
  const exported = exportRoutes(http, hub, {
    exports,
    recognize: ({ headers, ip }) => callers.recognize(headers.authorization, ip),
    mostOfOrganization: limits.organizationExports,
  });
  const scheduledTables = options.scheduledTables
    ? await openScheduledTables(hub, exports, options.scheduledTables)
    : null;
  workOrderRoutes(http, hub, {
    execute: bounded,
    recognize: ({ headers, ip }) => callers.recognize(headers.authorization, ip),
    countOrganization: callers.countRequest,
  });
  graphqlStreamRoute<Viewer>(http, '/graphql/stream', {
    ...live,
    authenticate: async ({ headers, ip }) => requireViewer(await callers.recognize(headers.authorization, ip)),
  });
  eventRoutes<Viewer>(http, {
    ...live,
    schema,
    authenticate: async ({ headers, ip }) => requireViewer(await callers.recognize(headers.authorization, ip)),
  });
  operationsRoutes(http, hub, {
    sockets: () => socket.count(),
    connections: () => connections.count(),
    lateTables: scheduledTables?.late ?? null,
  });
  schemaRoutes(http, {
    schema,
    exportNames: exports.names,
    log: hub.log,
    async admit({ headers, ip }) {
      if (!schemaForAll) requireViewer(await callers.recognize(headers.authorization, ip));
    },
  });
  options.routes?.(http);
  await servePages(http, options.pages === undefined ? builtPages : options.pages);

  const warming = new AbortController();
  if (options.warm) await warmUp({ hub, documents, execute: bounded, signal: warming.signal });

  await http.listen({ host: options.host, port: options.port });
  return {
    url: urlOf(http, options.host),
    connections,
    scheduledTables,
    routes,
    async close() {
      warming.abort();
      stopWatching();
      exported.stop();
      connections.closeAll(closeCodes.serviceRestart, 'Service restart');
      await Promise.all([socket.close(), closeHttp()]);
      await apollo.stop();
    },
  };
}

const keysAlone: SignInOptions = { oidc: null, deviceClientId: null, demonstrationTokens: false, publicUrl: null };

/** The caller's address, as the trusted proxies before the hub tell it. */
function addressOf(request: IncomingMessage, trusted: readonly string[]): string {
  return proxyAddress(request, [...trusted]);
}

/** Compiled code lies in dist beside the built pages, source code beside dist. */
const builtPages = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/web/' : '../../web/', import.meta.url),
);

/** The pages, where they have been built; assets carry a hash in their names and never change. */
async function servePages(http: FastifyInstance, root: string | null): Promise<void> {
  if (root === null || !existsSync(root)) return;
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
