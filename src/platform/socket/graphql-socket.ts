import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Operations } from '../graphql/operations.js';
import { longestBody } from '../http/http.js';
import { callerReasonOf } from '../graphql/unauthenticated.js';
import { closeCodes, type CloseConnection, type LiveConnections } from '../http/live-connections.js';
import { isAllowedOrigin } from '../http/origin.js';
import { answerRaw } from '../http/raw-answer.js';
import { pathOf } from '../http/request-target.js';
import type { Logger } from '../log/index.js';
import { authorizationIn } from './connection-authorization.js';
import { speakProtocol } from './protocol-socket.js';
import { pushed, pushes, type Push } from './push.js';

export interface GraphqlSocketOptions<Session> {
  readonly server: Server;
  readonly path: string;
  readonly operations: Operations<Session>;
  readonly log: Logger;
  /** Origins of pages that may connect, beside the server's own; programs send none. */
  readonly allowedOrigins: readonly string[];
  /** Where a socket registers once it is known whose it is. */
  readonly connections: LiveConnections<Session>;
  /** Who connects, from the authorization that the client gave; rejects for a missing or wrong one. */
  authenticate(authorization: string | undefined, request: IncomingMessage): Promise<Session>;
  /** Before each operation; throws a GraphQLError when there are too many. */
  admit(session: Session): void;
  context(session: Session, connection: { readonly close: CloseConnection }): unknown;
}

export interface GraphqlSocket {
  /** Sockets that are open. */
  count(): number;
  /** Tells clients to come back after the restart and waits until they are gone. */
  close(): Promise<void>;
}

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
  const { server, path, operations, log } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestReceived,
    perMessageDeflate: false,
    handleProtocols,
  });
  const pushTo = pushes((result) => JSON.stringify(operations.result(result)));

  const protocol = makeServer<Record<string, unknown>, Extra<Session>>({
    connectionInitWaitTimeout: 3000,
    async onConnect({ connectionParams, extra }) {
      const given = authorizationIn(connectionParams) ?? extra.request.headers.authorization;
      const { socket } = extra;
      try {
        extra.session = await options.authenticate(given, extra.request);
      } catch (error) {
        const masked = operations.masked(error);
        const reason = callerReasonOf(masked);
        if (reason !== null) socket.close(closeCodes.forbidden, reason);
        const status = statusOf(masked);
        if (status === 429) socket.close(closeCodes.tryAgainLater, 'Too many requests');
        if (status === 503) socket.close(closeCodes.tryAgainLater, 'Service unavailable');
        return false;
      }
      // It may have left meanwhile, and would never give back what it takes now.
      if (socket.readyState !== socket.OPEN) return false;
      const remove = options.connections.add(extra.session, (code, reason) => socket.close(code, reason));
      if (!remove) {
        socket.close(closeCodes.tryAgainLater, 'Too many connections of one organization');
        return false;
      }
      socket.once('close', remove);
      return true;
    },
    async onSubscribe({ extra, subscriptions }, id, asked) {
      const session = sessionOf(extra);
      // The library has given this one its place already.
      if (Object.keys(subscriptions).length > mostOperations) return [tooManyOperations()];
      try {
        options.admit(session);
      } catch (error) {
        return [operations.masked(error)];
      }
      const prepared = await operations.prepare(asked, session, options.context(session, extra.socket));
      if (!('document' in prepared)) return prepared;
      return { ...prepared, push: pushTo(extra.socket, extra.request.socket, id) } satisfies SocketOperation;
    },
    execute: (args) => operations.execute(args),
    subscribe: async (args) => {
      const results = await operations.subscribe(args);
      if (!(Symbol.asyncIterator in results)) return results;
      return pushed(results, (args as SocketOperation).push, operations.masked);
    },
    onNext: (_context, _id, _payload, _args, result) => operations.result(result),
    onError: (_context, _id, _payload, errors) => errors.map(operations.fault),
  });
  sockets.on('connection', (socket, request) => speakProtocol(protocol, socket, { socket, request }, log));

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Node has taken its own listener away: without any, a reset would end the process.
    socket.on('error', () => socket.destroy());
    const asked = pathOf(request.url ?? '');
    if (asked === null) return answerRaw(socket, 400, 'BAD_REQUEST', '地址有误');
    if (asked !== path) return answerRaw(socket, 404, 'NOT_FOUND', '没有此地址');
    if (!isAllowedOrigin(request, options.allowedOrigins)) {
      return answerRaw(socket, 403, 'FORBIDDEN', '不接受此来源的页面');
    }
    return sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
  };
  server.on('upgrade', upgrade);
  return {
    count: () => sockets.clients.size,
    close: () => drain(sockets),
  };
}

/** Bytes of a message that is received at all: what is longer than a body may be, and not more than this, is told so. */
const longestReceived = 4 * longestBody;

/** Operations under way on one socket, subscriptions among them. */
const mostOperations = 50;

function tooManyOperations(): GraphQLError {
  return new GraphQLError(`一个连接上同时进行的操作不得超过${mostOperations}个`, {
    extensions: { code: 'TOO_MANY_OPERATIONS' },
  });
}

/** The status HTTP would tell: who is turned away for the moment does not take it for a refusal. */
function statusOf({ extensions }: GraphQLError): unknown {
  return (extensions['http'] as { readonly status?: unknown } | undefined)?.status;
}

function sessionOf<Session>({ session }: Extra<Session>): Session {
  if (session === undefined) throw new Error('an operation came before the connection was acknowledged');
  return session;
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
