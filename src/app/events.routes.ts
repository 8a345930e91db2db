import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { pullFrom, pullGenerator } from '../kernel/pull.js';
import { changeEvent, endOfEvents, type FollowedChange } from './change-events.js';
import { followedChanges, readEventSearch } from './event-search.js';
import type { Operations } from '../platform/graphql/operations.js';
import type { CloseConnection } from '../platform/http/live-connections.js';
import { searchOf } from '../platform/http/request-target.js';
import { sendFaults } from '../platform/http/send-faults.js';
import type { Logger } from '../platform/log/index.js';
import { admitStream, type StreamDoor } from '../platform/sse/admit-stream.js';
import { pacedResults } from '../platform/sse/paced-results.js';

export interface EventRoutesOptions<Session> extends StreamDoor<Session> {
  readonly schema: GraphQLSchema;
  readonly operations: Operations<Session>;
  readonly log: Logger;
  context(session: Session, connection: { readonly close: CloseConnection }): unknown;
}

/**
 * `GET /events`: the change log as CloudEvents over server-sent events, for whoever speaks no GraphQL. The subscription of the schema runs behind
 * it, so that identity, visibility, limits and pace are the same.
 */
export function eventRoutes<Session>(http: FastifyInstance, options: EventRoutesOptions<Session>): void {
  const document = parse(followedChanges);

  http.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    try {
      return await follow(request, reply);
    } catch (error) {
      return sendFaults(reply, [error], options.log);
    }
  });

  async function follow(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const { operations, schema } = options;
    const variableValues = readEventSearch(searchOf(request.url), request.headers['last-event-id']);
    const { session, stream, close } = await admitStream(request, reply, options, endOfEvents);
    const contextValue = options.context(session, { close });
    const results = await operations.subscribe({ schema, document, variableValues, contextValue });
    if (!(Symbol.asyncIterator in results)) return sendFaults(reply, results.errors ?? [], options.log);
    await stream.send(eventsOf(pacedResults(results, stream.room, operations.masked), operations));
    return undefined;
  }
}

/** Results as events, until one of them is a fault. */
function eventsOf<Session>(
  results: AsyncGenerator<ExecutionResult, void, void>,
  { result }: Operations<Session>,
): AsyncGenerator<string, void, void> {
  const { pull, stop } = pullFrom(results);
  let isOver = false;
  return pullGenerator({
    async pull() {
      const next = isOver ? null : await pull();
      if (next === null) return null;
      const { data, errors } = result(next);
      const change = (data as { readonly changes?: FollowedChange } | null)?.changes;
      isOver = !change;
      return change ? changeEvent(change) : endOfEvents(errors?.[0] ?? { message: '' });
    },
    stop,
  });
}
