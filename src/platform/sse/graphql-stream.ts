import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError, ExecutionArgs } from 'graphql';
import { createHandler, type OperationArgs } from 'graphql-sse';
import { pullFrom, pullGenerator } from '../../kernel/pull.js';
import type { Operations } from '../graphql/operations.js';
import type { CloseConnection } from '../http/live-connections.js';
import { sendFaults } from '../http/send-faults.js';
import type { Logger } from '../log/index.js';
import { admitStream, refused, type StreamClosed, type StreamDoor } from './admit-stream.js';
import type { EventStream } from './event-stream.js';
import { pacedResults } from './paced-results.js';
import { askedOf } from './stream-request.js';

export interface GraphqlStreamOptions<Session> extends StreamDoor<Session> {
  readonly operations: Operations<Session>;
  readonly log: Logger;
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
  const { operations, log } = options;
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
    const { session, stream, close } = await admitStream(request, reply, options, closing);
    const asked = askedOf(request);
    const passage: Passage<Session> = { session, stream, close, documentId: asked.documentId, faults: [] };
    const [events, { status }] = await handle({ ...asked, raw: request, context: passage });
    if (passage.faults.length > 0) return sendFaults(reply, passage.faults, log);
    if (status !== 200 || events === null || typeof events === 'string') throw refusedBy(status);
    await stream.send(withIds(events));
    return undefined;
  }
}

/** The cursor of a change as the id of its event, where the operation selects it: programs read where they are without its form. */
function withIds(events: AsyncGenerator<string, void, void>): AsyncGenerator<string, void, void> {
  const { pull, stop } = pullFrom(events);
  return pullGenerator({
    async pull() {
      const event = await pull();
      const cursor = event && /"changes":\{(?:"\w+":(?:"[^"]*"|null),)*?"cursor":"([\w-]+)"/.exec(event)?.[1];
      return cursor ? event.replace('\n', `\nid: ${cursor}\n`) : event;
    },
    stop,
  });
}

/** What ends a stream before its operation is complete, so that no `complete` follows. */
function closing(error: StreamClosed): string {
  return `event: next\ndata: ${JSON.stringify({ data: null, errors: [error] })}\n\n`;
}

/** What the library refuses by itself, by its status. */
function refusedBy(status: number): GraphQLError {
  if (status === 405) return refused(status, 'METHOD_NOT_ALLOWED', '办理（mutation）须用 POST', [['allow', 'POST']]);
  if (status === 415) return refused(status, 'BAD_REQUEST', '请求体须为 application/json');
  return refused(400, 'BAD_REQUEST', '请求有误：须指明一个操作，其变量与扩展须为对象');
}
