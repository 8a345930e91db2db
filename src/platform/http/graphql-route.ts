import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import type { ApolloDoor } from '../graphql/apollo.js';
import type { AskedOperation, Operations } from '../graphql/operations.js';
import { askedInBody, askedInSearch, bodyAsRead, searchAsRead } from './named-document.js';
import { searchOf } from './request-target.js';
import { shortWay } from './short-way.js';

/** What Apollo reads of a request: the body's type, what the client takes, and what proves that it is no plain form. */
const headersRead = ['content-type', 'accept', 'x-apollo-operation-name', 'apollo-require-preflight'];

export interface GraphqlRouteOptions<Session> {
  readonly operations: Operations<Session | null>;
  readonly apollo: ApolloDoor;
  /** Who asks, null for whom nobody knows; rejects with a GraphQLError for a wrong token. */
  recognize(request: FastifyRequest): Promise<Session | null>;
  /** The same at once for who was recognized a moment ago, else null; throws a GraphQLError for whoever asks too often. */
  recognizeAgain(request: FastifyRequest): Session | null;
  context(session: Session | null): unknown;
}

type Prepared = ExecutionArgs | readonly GraphQLError[];

/** GraphQL over HTTP on one path, GET and POST. */
export function graphqlRoute<Session>(
  http: FastifyInstance,
  path: string,
  options: GraphqlRouteOptions<Session>,
): void {
  const { operations, apollo, context } = options;
  const short = shortWay();

  /** Executes what can go the short way. */
  function begin(request: FastifyRequest, asked: AskedOperation): Begun | null {
    if (!short.isOpenTo(request)) return null;
    try {
      const session = options.recognizeAgain(request);
      if (session === null) return null;
      const prepared = operations.prepareAtOnce(asked, session, context(session));
      if (!prepared) return { prepare: () => operations.prepare(asked, session, context(session)) };
      return { prepare: async () => prepared, executed: (async () => operations.execute(prepared))() };
    } catch (error) {
      return { prepare: () => Promise.reject(error) };
    }
  }

  http.route({
    url: path,
    method: ['GET', 'POST'],
    async handler(request, reply) {
      const { method } = request;
      const search = method === 'GET' ? searchOf(request.url) : '';
      const asked = method === 'GET' ? askedInSearch(search) : askedInBody(request.body);
      const begun = method === 'POST' ? begin(request, asked) : null;
      const result = await begun?.executed?.catch(() => null);
      const sent = result && short.answer(request, reply, result);
      if (sent) return sent;

      const prepare = async (): Promise<Prepared> => {
        const session = await options.recognize(request);
        return operations.prepare(asked, session, context(session));
      };
      const answer = await apollo.answer(
        { method, headers: headersOf(request), search: searchAsRead(search), body: bodyAsRead(request.body) },
        begun?.prepare ?? prepare,
        begun?.executed,
      );
      short.learn(request, answer);
      return reply.code(answer.status).headers(Object.fromEntries(answer.headers)).send(answer.body);
    },
  });
}

/** A request whose caller was recognized and counted, and that may be executed already. */
interface Begun {
  readonly prepare: () => Promise<Prepared>;
  readonly executed?: Promise<ExecutionResult>;
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const name of headersRead) {
    const value = headers[name];
    if (typeof value === 'string') map.set(name, value);
  }
  return map;
}
