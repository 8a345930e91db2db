import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { createHandler, type OperationArgs } from 'graphql-sse';
import type { Operations } from '../graphql/operations.js';
import { closeCodes, type CloseConnection, type LiveConnections } from '../http/live-connections.js';
import { isAllowedOrigin } from '../http/origin.js';
import { sendFaults } from '../http/send-faults.js';
import type { Logger } from '../log/index.js';
import { openEventStream, type EventStream } from './event-stream.js';
import { pacedResults } from './paced-results.js';
import { askedOf, takesEvents } from './stream-request.js';

export interface GraphqlStreamOptions<Session> {
  readonly operations: Operations<Session>;
  readonly log: Logger;
  /** Origins of pages that may open streams, beside the server's own; programs send none. */
  readonly allowedOrigins: readonly string[];
  readonly connections: LiveConnections<Session>;
  /** Who asks; rejects with a GraphQLError for a missing or wrong token, or when there are too many requests. */
  authenticate(request: FastifyRequest): Promise<Session>;
  context(session: Session, connection: { readonly close: CloseConnection }): unknown;
}

/** One request on its way through the library. */
interface Passage<Session> {
  readonly session: Session;
  readonly stream: EventStream;
  readonly close: CloseConnection;
  readonly documentId: unknown;
  faults: readonly GraphQLError[];
}

/** Results go through the room of their own stream. */
interface StreamOperation extends ExecutionArgs {
  readonly stream: EventStream;
}

/**
 * graphql-sse's distinct connections: one operation a request, its results as events, POST and GET. A page of another origin
 * cannot open one: no form, link or EventSource can send the `authorization` header that every stream needs, and a script
 * that wants to is told nothing by the preflight, so GET needs no further header here.
 */
export function graphqlStreamRoute<Session>(
  http: FastifyInstance,
  path: string,
  options: GraphqlStreamOptions<Session>,
): void {
  const { operations, connections, log } = options;
  const handle = createHandler<FastifyRequest, Passage<Session>, never>({
    // Streams that several requests share would be found by a token of their own: there are none.
    authenticate: () => null,
    validate: () => [],
    async onSubscribe({ context: passage }, { query, operationName, variables, extensions }) {
      const asked = { query, operationName, variables, extensions, documentId: passage.documentId };
      const context = options.context(passage.session, { close: passage.close });
      const prepared = await operations.prepare(asked, passage.session, context);
      if ('document' in prepared) return { ...prepared, stream: passage.stream } as unknown as OperationArgs<never>;
      passage.faults = prepared;
      return [null, { status: 400, statusText: 'Bad Request' }];
    },
    execute: (args) => operations.execute(args),
    async subscribe(args) {
      const results = await operations.subscribe(args);
      if (!(Symbol.asyncIterator in results)) return results;
      return pacedResults(results, (args as unknown as StreamOperation).stream.room, operations.masked);
    },
    // The types of both agree but for parts that may be undefined.
    onNext: (_context, _request, result) => operations.result(result as object) as object,
  });

  http.route({
    url: path,
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    async handler(request, reply) {
      try {
        return await open(request, reply);
      } catch (error) {
        return sendFaults(reply, [error], log);
      }
    },
  });

  async function open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    if (!isAllowedOrigin(request.raw, options.allowedOrigins)) throw refused(403, 'FORBIDDEN', '不接受此来源的页面');
    const session = await options.authenticate(request);
    if (!takesEvents(request.headers.accept)) {
      throw refused(406, 'NOT_ACCEPTABLE', '请求头 Accept 须含 text/event-stream');
    }
    const stream = openEventStream(reply);
    const close: CloseConnection = (code, reason) => stream.end(closing(code, reason));
    const remove = connections.add(session, close);
    if (!remove) throw refused(429, 'TOO_MANY_CONNECTIONS', '本单位同时打开的连接过多，请关闭一些后再试');
    reply.raw.once('close', remove);
    // It left before anybody listened for it.
    if (reply.raw.destroyed) remove();

    const asked = askedOf(request);
    const passage: Passage<Session> = { session, stream, close, documentId: asked.documentId, faults: [] };
    const [events, { status }] = await handle({ ...asked, raw: request, context: passage });
    if (passage.faults.length > 0) return sendFaults(reply, passage.faults, log);
    if (status !== 200 || events === null || typeof events === 'string') throw refusedBy(status);
    await stream.send(events);
    return undefined;
  }
}

/** What ends a stream before its operation is complete, so that no `complete` follows: the code that closes a socket. */
function closing(code: number, reason: string): string {
  const error = { message: messages.get(code) ?? reason, extensions: { code: 'STREAM_CLOSED', closeCode: code } };
  return `event: next\ndata: ${JSON.stringify({ data: null, errors: [error] })}\n\n`;
}

const messages = new Map<number, string>([
  [closeCodes.forbidden, '登录已失效，请重新登录后续收'],
  [closeCodes.serviceRestart, '平台正在重启，请稍后续收'],
]);

/** What the library refuses by itself, by its status. */
function refusedBy(status: number): GraphQLError {
  if (status === 405) return refused(status, 'METHOD_NOT_ALLOWED', '办理（mutation）须用 POST', [['allow', 'POST']]);
  if (status === 415) return refused(status, 'BAD_REQUEST', '请求体须为 application/json');
  return refused(400, 'BAD_REQUEST', '请求有误：须指明一个操作，其变量与扩展须为对象');
}

function refused(
  status: number,
  code: string,
  message: string,
  headers: readonly (readonly [string, string])[] = [],
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers: new Map(headers) } } });
}
