import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';

/** Counts a request of an address that says nobody's name: one too many is answered 429. */
export function counted(count: (address: string) => Promise<unknown>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    try {
      await count(request.ip);
      return undefined;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return reply.code(429).send({ errors: [{ message: error.message, extensions: { code: 'RATE_LIMITED' } }] });
    }
  };
}
