import { HeaderMap, type ApolloServer, type BaseContext } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AskedDocument } from '../graphql/asked-document.js';
import { unavailableFault } from '../graphql/service-unavailable.js';
import type { Logger } from '../log/index.js';
import { askedInBody, askedInSearch, bodyWithText, searchWithText } from './named-document.js';
import { searchOf } from './request-target.js';

/** What Apollo reads of a request: the body's type, what the client takes, and what proves that it is no plain form. */
const headersRead = ['content-type', 'accept', 'x-apollo-operation-name', 'apollo-require-preflight'];

export interface GraphqlRouteOptions<Context> {
  readonly log: Logger;
  context(request: FastifyRequest): Promise<Context>;
  /** The text of the document asked for, null without one; rejects with a GraphQLError where the caller may not ask it. */
  textOf(asked: AskedDocument, context: Context): Promise<string | null>;
}

/** Apollo's door for HTTP on one path, GET and POST. */
export function graphqlRoute<Context extends BaseContext>(
  http: FastifyInstance,
  path: string,
  apollo: ApolloServer<Context>,
  options: GraphqlRouteOptions<Context>,
): void {
  http.route({
    url: path,
    method: ['GET', 'POST'],
    async handler(request, reply) {
      const isGet = request.method === 'GET';
      const httpGraphQLRequest = {
        method: request.method,
        headers: headersOf(request),
        search: isGet ? searchOf(request.url) : '',
        body: request.body,
      };
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest,
        // Apollo makes the context first and reads the request then: here is the place to name the document by its text.
        async context() {
          try {
            const context = await options.context(request);
            const { search, body: given } = httpGraphQLRequest;
            const text = await options.textOf(isGet ? askedInSearch(search) : askedInBody(given), context);
            if (isGet) httpGraphQLRequest.search = searchWithText(search, text);
            else httpGraphQLRequest.body = bodyWithText(given, text);
            return context;
          } catch (error) {
            throw unavailableFault(error, options.log) ?? error;
          }
        },
      });
      // The schema has neither @defer nor @stream: every answer is complete.
      if (body.kind !== 'complete') throw new Error('an answer in parts');
      return reply
        .code(status ?? 200)
        .headers(Object.fromEntries(headers))
        .send(body.string);
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
