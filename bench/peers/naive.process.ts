import 'reflect-metadata';
import { createServer } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub } from 'graphql-yoga';
import { buildSchema } from 'type-graphql';
import { WebSocketServer } from 'ws';
import { changeOf, ChangeResolver, type Change } from './naive/changes.js';
import { contextOf, type Context } from './naive/context.js';
import { OrganizationFields, PenaltyDecisionFields } from './naive/penalty-decision-fields.js';
import { PenaltyDecisionQueries } from './naive/penalty-decision-queries.js';
import { PublicationMutations } from './naive/publish.js';
import { listen } from './notifications.js';
import { serve } from './peer.js';

interface Connection {
  readonly connectionParams?: { readonly authorization?: string };
  readonly extra: { context?: Context };
}

/** Apollo Server with type-graphql classes that are MikroORM entities, and DataLoader, as usually written. */
const pubSub = createPubSub<{ change: [Change] }>();
const schema = await buildSchema({
  resolvers: [PenaltyDecisionQueries, PenaltyDecisionFields, OrganizationFields, PublicationMutations, ChangeResolver],
  pubSub,
  validate: false,
});
const apollo = new ApolloServer<Context>({ schema, introspection: false });
await apollo.start();
const app = express();
app.use(
  '/graphql',
  express.json(),
  expressMiddleware(apollo, { context: async ({ req }) => contextOf(req.headers.authorization) }),
);
const server = createServer(app);
useServer(
  {
    schema,
    context: ({ connectionParams, extra }: Connection) =>
      (extra.context ??= contextOf(connectionParams?.authorization)),
  },
  new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }),
);

await listen((notification, previousCursor) => pubSub.publish('change', changeOf(notification, previousCursor)));
server.listen(0, '127.0.0.1', () => serve(server));
