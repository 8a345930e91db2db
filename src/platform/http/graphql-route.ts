import { HeaderMap, type ApolloServer, type BaseContext } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What Apollo reads of a request: the body's type, what the client takes, and what proves that it is no plain form. */
const headersRead = ['content-type', 'accept', 'x-apollo-operation-name', 'apollo-require-preflight'];

/** Apollo's door for HTTP on one path, GET and POST. */
export function graphqlRoute<Context extends BaseContext>(
  http: FastifyInstance,
  path: string,
  apollo: ApolloServer<Context>,
  context: (request: FastifyRequest) => Promise<Context>,
): void {
  http.route({
    url: path,
    method: ['GET', 'POST'],
    async handler(request, reply) {
      const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method,
          headers: headersOf(request),
          search: request.method === 'GET' ? new URL(request.url, 'http://localhost').search : '',
          body: request.body,
        },
        context: () => context(request),
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
