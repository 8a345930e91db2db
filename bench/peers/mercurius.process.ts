import Fastify from 'fastify';
import mercurius from 'mercurius';
import { changeOf, type Change } from './changes.js';
import { listen, maySee } from './notifications.js';
import { given, organizationOf, serve } from './peer.js';
import { publish } from './publish.js';
import { node, page, publishersOf, type PageArguments, type PenaltyDecision } from './records.js';

/** Mercurius as its documentation has it: JIT from the first request, loaders, its own emitter. */
interface Context {
  readonly organization: number;
}

const app = Fastify();
await app.register(mercurius as any, {
  schema: given.typeDefs,
  jit: 1,
  graphiql: false,
  context: (request: { headers: { authorization?: string } }): Context => ({
    organization: organizationOf(request.headers.authorization),
  }),
  resolvers: {
    Query: {
      penaltyDecisions: (_: unknown, args: PageArguments, { organization }: Context) => page(organization, args),
      node: (_: unknown, { id }: { id: string }, { organization }: Context) => node(organization, id),
    },
    Mutation: {
      publishPenaltyDecision: (_: unknown, { input }: { input: object }, { organization }: Context) =>
        publish(organization, input),
    },
    Subscription: {
      changes: {
        subscribe: mercurius.withFilter(
          (_: unknown, __: unknown, { pubsub }: any) => pubsub.subscribe('change'),
          ({ changes }: { changes: Change }, _: unknown, { organization }: any) => maySee(changes, organization),
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
    onConnect: ({ payload }: { payload: { authorization?: string } }): Context => ({
      organization: organizationOf(payload.authorization),
    }),
  },
});
await app.listen({ host: '127.0.0.1', port: 0 });
await listen((notification, previousCursor) => {
  app.graphql.pubsub.publish({ topic: 'change', payload: { changes: changeOf(notification, previousCursor) } });
});
serve(app.server);
