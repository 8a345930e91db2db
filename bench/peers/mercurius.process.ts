import Fastify from 'fastify';
import mercurius, { type MercuriusOptions } from 'mercurius';
import { changeOf, type Change } from './changes.js';
import { listen, maySee } from './notifications.js';
import { given, organizationOf, serve } from './peer.js';
import { publish } from './publish.js';
import { node, page, publishersOf, type PageArguments, type PenaltyDecision } from './records.js';

declare module 'mercurius' {
  interface MercuriusContext {
    organization: number;
  }
}

/** Mercurius as its documentation has it: JIT from the first request, loaders, its own emitter. */
const app = Fastify();
const options: MercuriusOptions = {
  schema: given.typeDefs,
  jit: 1,
  graphiql: false,
  context: (request) => ({
    organization: organizationOf(request.headers.authorization),
  }),
  resolvers: {
    Query: {
      penaltyDecisions: (_: unknown, args: PageArguments, { organization }) => page(organization, args),
      node: (_: unknown, { id }: { id: string }, { organization }) => node(organization, id),
    },
    Mutation: {
      publishPenaltyDecision: (_: unknown, { input }: { input: object }, { organization }) =>
        publish(organization, input),
    },
    Subscription: {
      changes: {
        subscribe: mercurius.withFilter(
          (_: unknown, __: unknown, { pubsub }) => pubsub.subscribe('change'),
          ({ changes }: { changes: Change }, _: unknown, { organization }) => maySee(changes, organization),
        ),
      },
    },
  },
  loaders:
    given.publishers === 'loader'
      ? {
          PenaltyDecision: {
            publisher: {
              loader: (queries: { obj: PenaltyDecision }[]) => publishersOf(queries.map(({ obj }) => obj)),
              opts: { cache: false },
            },
          },
        }
      : {},
  subscription: {
    onConnect: ({ payload }: { payload: { authorization?: string } }) => ({
      organization: organizationOf(payload.authorization),
    }),
  },
};
await app.register(mercurius, options);
await app.listen({ host: '127.0.0.1', port: 0 });
await listen((notification, previousCursor) => {
  app.graphql.pubsub.publish({ topic: 'change', payload: { changes: changeOf(notification, previousCursor) } });
});
serve(app.server);
