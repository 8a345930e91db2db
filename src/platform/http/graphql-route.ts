import { HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { ApolloDoor } from '../graphql/apollo.js';
import type { AskedOperation } from '../graphql/operations.js';
import { askedInBody, askedInSearch, bodyAsRead, searchAsRead } from './named-document.js';
import { searchOf } from './request-target.js';

/** What Apollo reads of a request: the body's type, what the client takes, and what proves that it is no plain form. */
const headersRead = ['content-type', 'accept', 'x-apollo-operation-name', 'apollo-require-preflight'];

/** What is asked for, ready to be executed, or all that is wrong with it; rejects with a GraphQLError for a wrong token. */
export type PrepareRequest = (
  request: FastifyRequest,
  asked: AskedOperation,
) => Promise<ExecutionArgs | readonly GraphQLError[]>;

/** GraphQL over HTTP on one path, GET and POST. */
export function graphqlRoute(http: FastifyInstance, path: string, apollo: ApolloDoor, prepare: PrepareRequest): void {
  http.route({
    url: path,
    method: ['GET', 'POST'],
    async handler(request, reply) {
      const { method } = request;
      const search = method === 'GET' ? searchOf(request.url) : '';
      const asked = method === 'GET' ? askedInSearch(search) : askedInBody(request.body);
      const { status, headers, body } = await apollo.answer(
        { method, headers: headersOf(request), search: searchAsRead(search), body: bodyAsRead(request.body) },
        () => prepare(request, asked),
      );
      return reply.code(status).headers(Object.fromEntries(headers)).send(body);
    },
  });
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const name of headersRead) {
    const value = headers[name];
    if (typeof value === 'string') map.set(name, value);
  }
  return map;
}
