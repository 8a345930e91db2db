import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { LRUCache } from 'lru-cache';
import { WebSocketServer, type WebSocket } from 'ws';
import { tooExpensive, type CostOf } from '../graphql/cost.js';
import { isNestedTooDeep, maskError, nestedTooDeep } from '../graphql/errors.js';
import type { ExecuteOperation } from '../graphql/executor.js';
import { limitRules, parseOptions } from '../graphql/limits.js';
import type { SharedSubscribe } from '../graphql/shared-subscribe.js';
import type { Logger } from '../log/index.js';
import { speakProtocol } from './protocol-socket.js';
import { pushed, pushes, type Push } from './push.js';
import { openSeats } from './seats.js';

/** Close codes beside those of the protocol. */
const closeCodes = { serviceRestart: 1012, tryAgainLater: 1013, forbidden: 4403 } as const;

export interface GraphqlSocketOptions<Session> {
  readonly server: Server;
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly execute: ExecuteOperation;
  readonly costOf: CostOf;
  readonly subscribe: SharedSubscribe;
  readonly log: Logger;
  /** Origins of pages that may connect, beside the server's own; programs send none. */
  readonly allowedOrigins: readonly string[];
  /** Who connects, from the authorization that the client gave; rejects for a missing or wrong one. */
  authenticate(authorization: string | undefined, request: IncomingMessage): Promise<Session>;
  /** Before each operation; rejects with a GraphQLError when there are too many. */
  admit(session: Session): Promise<void>;
  /** How many sockets may share a key at a time; 0: any number. */
  readonly capacity: { keyOf(session: Session): string; readonly most: number };
  /** When the session's token expires, in milliseconds of the epoch. */
  expiresAt(session: Session): number;
  context(session: Session, connection: { close(code: number, reason: string): void }): unknown;
}

export interface GraphqlSocket {
  /** Sockets that are open. */
  count(): number;
  /** Tells clients to come back after the restart and waits until they are gone. */
  close(): Promise<void>;
}

/** A result as graphql-ws types it: absent parts may be undefined. */
type Result = { readonly [Part in 'data' | 'errors' | 'extensions']?: ExecutionResult[Part] | undefined };

/** An operation that can send its results by itself. */
interface SocketOperation extends ExecutionArgs {
  readonly push: Push;
}

interface Extra<Session> extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  session?: Session;
}

/** graphql-transport-ws on the HTTP server's port, under the same limits and masking as HTTP. */
export function openGraphqlSocket<Session>(options: GraphqlSocketOptions<Session>): GraphqlSocket {
  const { server, path, schema, log } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 16 * 1024,
    perMessageDeflate: false,
    handleProtocols,
  });
  const documents = documentReader(schema);
  const masked = ({ errors, data = null, extensions }: Result): FormattedExecutionResult => ({
    data,
    ...(errors ? { errors: errors.map((error) => maskError(error, log).toJSON()) } : {}),
    ...(extensions ? { extensions } : {}),
  });
  const seats = openSeats(options.capacity.most);
  const pushTo = pushes((result) => JSON.stringify(masked(result)));

  const protocol = makeServer<{ authorization?: unknown; Authorization?: unknown }, Extra<Session>>({
    connectionInitWaitTimeout: 3000,
    async onConnect({ connectionParams, extra }) {
      const authorization = connectionParams?.authorization ?? connectionParams?.Authorization;
      const given = typeof authorization === 'string' ? authorization : extra.request.headers.authorization;
      try {
        extra.session = await options.authenticate(given, extra.request);
      } catch (error) {
        if (codeOfGraphql(error) === 'RATE_LIMITED') extra.socket.close(closeCodes.tryAgainLater, 'Too many requests');
        return false;
      }
      if (!seats.take(options.capacity.keyOf(extra.session), extra.socket)) {
        extra.socket.close(closeCodes.tryAgainLater, 'Too many sockets of one organization');
        return false;
      }
      closeAt(extra.socket, options.expiresAt(extra.session));
      return true;
    },
    async onSubscribe({ extra }, id, { query, variables, operationName }) {
      try {
        await options.admit(sessionOf(extra));
      } catch (error) {
        return [maskError(error, log)];
      }
      const read = documents(query);
      if ('errors' in read) return read.errors;
      const asked = { document: read.document, operationName: operationName ?? null, variables: variables ?? {} };
      const refusal = tooExpensive(options.costOf(asked));
      if (refusal) return [refusal];
      return {
        schema,
        document: read.document,
        operationName: operationName ?? null,
        variableValues: variables ?? {},
        contextValue: contextOf(extra),
        push: pushTo(extra.socket, extra.request.socket, id),
      } satisfies SocketOperation;
    },
    execute: (args) =>
      options.execute({
        document: args.document,
        source: documents.sourceOf(args.document),
        operationName: args.operationName ?? null,
        variables: args.variableValues ?? {},
        contextValue: args.contextValue,
      }),
    subscribe: async (args) => {
      const results = await options.subscribe(args);
      if (!(Symbol.asyncIterator in results)) return results;
      return pushed(results, (args as SocketOperation).push, (error) => maskError(error, log));
    },
    onNext: (_context, _id, _payload, _args, result) => masked(result),
    onError: (_context, _id, _payload, errors) => errors.map((error) => maskError(error, log).toJSON()),
  });
  sockets.on('connection', (socket, request) => speakProtocol(protocol, socket, { socket, request }, log));

  function contextOf(extra: Extra<Session>): unknown {
    return options.context(sessionOf(extra), extra.socket);
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== path) {
      socket.destroy();
      return;
    }
    if (!isAllowedOrigin(request, options.allowedOrigins)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  };
  server.on('upgrade', upgrade);
  return {
    count: () => sockets.clients.size,
    close: () => drain(sockets),
  };
}

/** A page of another origin must not use what its visitor's browser knows; programs send no origin. */
function isAllowedOrigin({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  return origin === undefined || allowed.includes(origin) || URL.parse(origin)?.host === host;
}

function codeOfGraphql(error: unknown): unknown {
  return error instanceof GraphQLError ? error.extensions['code'] : undefined;
}

function sessionOf<Session>({ session }: Extra<Session>): Session {
  if (session === undefined) throw new Error('an operation came before the connection was acknowledged');
  return session;
}

/** Parses and validates a document once; a fault is told like any other error. */
function documentReader(schema: GraphQLSchema) {
  const known = new LRUCache<string, DocumentNode>({ max: 1000 });
  const sources = new WeakMap<DocumentNode, string>();

  function read(source: string): { document: DocumentNode } | { errors: readonly GraphQLError[] } {
    const cached = known.get(source);
    if (cached) return { document: cached };
    try {
      const document = parse(source, parseOptions);
      const errors = validate(schema, document, [...specifiedRules, ...limitRules], { hideSuggestions: true });
      if (errors.length > 0) return { errors };
      known.set(source, document);
      sources.set(document, source);
      return { document };
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      if (isNestedTooDeep(error)) return { errors: [nestedTooDeep()] };
      throw error;
    }
  }

  return Object.assign(read, { sourceOf: (document: DocumentNode) => sources.get(document) ?? '' });
}

/** A timer holds at most 24.8 days; a token that lives longer than a day is looked at again. */
function closeAt(socket: WebSocket, expiresAt: number): NodeJS.Timeout {
  const left = expiresAt - Date.now();
  const day = 86_400_000;
  const timer = setTimeout(
    () => (left > day ? closeAt(socket, expiresAt) : socket.close(closeCodes.forbidden, 'Token expired')),
    Math.max(0, Math.min(left, day)),
  );
  socket.once('close', () => clearTimeout(timer));
  return timer.unref();
}

async function drain(sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.close(closeCodes.serviceRestart, 'Service restart');
  const deadline = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
  }, 3000);
  await new Promise<void>((resolve) => {
    sockets.close(() => resolve());
  });
  clearTimeout(deadline);
}
