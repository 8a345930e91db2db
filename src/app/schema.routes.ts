import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { keptText, type KeptText } from '../platform/http/kept-text.js';
import { searchOf } from '../platform/http/request-target.js';
import { sendFaults } from '../platform/http/send-faults.js';
import type { Logger } from '../platform/log/index.js';
import { askedSchema, possibleTypes } from './role-schema/asked-schema.js';
import { printHubSchema } from './schema.js';

export interface SchemaRoutesOptions {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  /** Rejects with a GraphQLError for whoever may not read the schema. */
  admit(request: FastifyRequest): Promise<void>;
}

/** `GET /schema.graphql`, whole or what a role or a chapter has of it, and `GET /possibleTypes.json`: what tools of clients ask for. */
export function schemaRoutes(http: FastifyInstance, { schema, log, admit }: SchemaRoutesOptions): void {
  const asked = askedSchema(schema, printHubSchema);
  let possible: KeptText | undefined;
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
  http.get(
    '/possibleTypes.json',
    answering(
      async () => (possible ??= keptText(JSON.stringify(possibleTypes(schema)), 'application/json; charset=utf-8')),
    ),
  );
}
