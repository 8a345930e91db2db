import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { keptText, type KeptText } from '../platform/http/kept-text.js';
import { searchOf } from '../platform/http/request-target.js';
import { sendFaults } from '../platform/http/send-faults.js';
import type { Logger } from '../platform/log/index.js';
import { asyncApi } from './api-documents/async-api.js';
import { openApi } from './api-documents/open-api.js';
import { askedSchema, possibleTypes } from './role-schema/asked-schema.js';
import { printHubSchema } from './schema.js';

export interface SchemaRoutesOptions {
  readonly schema: GraphQLSchema;
  /** Queries and tables that can be exported. */
  readonly exportNames: readonly string[];
  readonly log: Logger;
  /** Rejects with a GraphQLError for whoever may not read the schema. */
  admit(request: FastifyRequest): Promise<void>;
}

/**
 * What tools of clients ask for: `GET /schema.graphql`, whole or what a role or a chapter has of it, `/possibleTypes.json`, and what is not GraphQL as
 * `/openapi.json` and `/asyncapi.json`.
 */
export function schemaRoutes(http: FastifyInstance, { schema, exportNames, log, admit }: SchemaRoutesOptions): void {
  const asked = askedSchema(schema, printHubSchema);
  const answering =
    (textOf: (request: FastifyRequest) => Promise<KeptText>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      try {
        await admit(request);
        return await (await textOf(request)).answer(request, reply);
      } catch (error) {
        return sendFaults(reply, [error], log);
      }
    };
  http.get(
    '/schema.graphql',
    answering(({ url }) => asked(searchOf(url))),
  );

  const documents: readonly (readonly [path: string, make: () => object])[] = [
    ['/possibleTypes.json', () => possibleTypes(schema)],
    ['/openapi.json', () => openApi(schema, exportNames)],
    ['/asyncapi.json', () => asyncApi(schema)],
  ];
  for (const [path, make] of documents) {
    let made: KeptText | undefined;
    http.get(
      path,
      answering(async () => (made ??= keptText(JSON.stringify(make()), 'application/json; charset=utf-8'))),
    );
  }
}
