import { createServer, type IncomingMessage } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import DataLoader from 'dataloader';
import type { ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga, filter, pipe } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { changeOf, type Change } from './changes.js';
import { listen, maySee } from './notifications.js';
import { given, organizationOf, serve } from './peer.js';
import { publish } from './publish.js';
import { node, page, publishersOf, type PageArguments, type PenaltyDecision } from './records.js';

/** Yoga with envelop's JIT, DataLoader for publishers, and graphql-ws beside it as Yoga's documentation has it. */
interface Context {
  readonly organization: number;
  readonly publishers: DataLoader<PenaltyDecision, object>;
}

const pubsub = createPubSub<{ change: [Change] }>();
const schema = createSchema<Transport & Context>({
  typeDefs: given.typeDefs,
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
        subscribe: (_: unknown, __: unknown, { organization }: Context) =>
          pipe(
            pubsub.subscribe('change'),
            filter((change) => maySee(change, organization)),
          ),
        resolve: (change: Change) => change,
      },
    },
    ...(given.publishers === 'loader' && {
      PenaltyDecision: {
        publisher: (record: PenaltyDecision, _: unknown, context: Context) =>
          record.publisher ?? context.publishers.load(record),
      },
    }),
  },
});

interface Transport {
  readonly req?: IncomingMessage;
  readonly connectionParams?: { readonly authorization?: string };
}

const yoga = createYoga<Transport, Context>({
  schema,
  plugins: [useGraphQlJit()],
  graphiql: false,
  landingPage: false,
  logging: false,
  cors: false,
  context: ({ req, connectionParams }: Transport): Context => ({
    organization: organizationOf(connectionParams?.authorization ?? req?.headers.authorization),
    publishers: new DataLoader(async (records) => publishersOf(records)),
  }),
});

// oxlint-disable-next-line typescript/no-misused-promises -- Yoga's own form
const server = createServer(yoga);
type Enveloped = Pick<ReturnType<typeof yoga.getEnveloped>, 'execute' | 'subscribe'>;
useServer(
  {
    execute: (args: ExecutionArgs) => (args.rootValue as Enveloped).execute(args),
    subscribe: (args: ExecutionArgs) => (args.rootValue as Enveloped).subscribe(args),
    onSubscribe: async (context, _id, params) => {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...context,
        req: context.extra.request,
        params,
      });
      const document = parse(params.query);
      const errors = validate(schema, document);
      if (errors.length > 0) return errors;
      return {
        schema,
        operationName: params.operationName,
        document,
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
    },
  },
  new WebSocketServer({ server, path: yoga.graphqlEndpoint, perMessageDeflate: false }),
);
await listen((notification, previousCursor) => pubsub.publish('change', changeOf(notification, previousCursor)));
server.listen(0, '127.0.0.1', () => serve(server));
