import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { closeCodes, type CloseConnection, type LiveConnections } from '../http/live-connections.js';
import { isAllowedOrigin } from '../http/origin.js';
import { openEventStream, type EventStream } from './event-stream.js';
import { takesEvents } from './stream-request.js';

/** Who may open a stream of server-sent events. */
export interface StreamDoor<Session> {
  /** Origins of pages that may open streams, beside the server's own; programs send none. */
  readonly allowedOrigins: readonly string[];
  readonly connections: LiveConnections<Session>;
  /** Who asks; rejects with a GraphQLError for a missing or wrong token, or when there are too many requests. */
  authenticate(request: FastifyRequest): Promise<Session>;
}

/** A stream that was let in, and what ends it. */
export interface AdmittedStream<Session> {
  readonly session: Session;
  readonly stream: EventStream;
  readonly close: CloseConnection;
}

/**
 * Lets a request open a stream, which from then on has its place among the connections of its organization. `closing` writes the event by which
 * the hub ends it.
 * @throws GraphQLError for whoever may not, with its status
 */
export async function admitStream<Session>(
  request: FastifyRequest,
  reply: FastifyReply,
  { allowedOrigins, connections, authenticate }: StreamDoor<Session>,
  closing: (error: StreamClosed) => string,
): Promise<AdmittedStream<Session>> {
  if (!isAllowedOrigin(request.raw, allowedOrigins)) throw refused(403, 'FORBIDDEN', '不接受此来源的页面');
  const session = await authenticate(request);
  if (!takesEvents(request.headers.accept)) {
    throw refused(406, 'NOT_ACCEPTABLE', '请求头 Accept 须含 text/event-stream');
  }
  const stream = openEventStream(reply);
  const close: CloseConnection = (code, reason) => stream.end(closing(closed(code, reason)));
  const remove = connections.add(session, close);
  if (!remove) throw refused(429, 'TOO_MANY_CONNECTIONS', '本单位同时打开的连接过多，请关闭一些后再试');
  reply.raw.once('close', remove);
  // It left before anybody listened for it.
  if (reply.raw.destroyed) remove();
  return { session, stream, close };
}

/** What a client is told when the hub ends its stream: the code that closes a socket. */
export interface StreamClosed {
  readonly message: string;
  readonly extensions: { readonly code: 'STREAM_CLOSED'; readonly closeCode: number; readonly reason: string };
}

function closed(closeCode: number, reason: string): StreamClosed {
  const extensions = { code: 'STREAM_CLOSED', closeCode, reason } as const;
  return { message: messages.get(closeCode) ?? reason, extensions };
}

const messages = new Map<number, string>([
  [closeCodes.forbidden, '登录已失效，请重新登录后续收'],
  [closeCodes.serviceRestart, '平台正在重启，请稍后续收'],
]);

export function refused(
  status: number,
  code: string,
  message: string,
  headers: readonly (readonly [string, string])[] = [],
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers: new Map(headers) } } });
}
