import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client as UrqlClient, subscriptionExchange } from '@urql/core';
import { isInterfaceType } from 'graphql';
import { createClient } from 'graphql-ws';
import relay from 'relay-runtime';
import { pipe, subscribe as follow } from 'wonka';
import { WebSocket } from 'ws';
import { hubSchema } from '../../../src/app/schema.js';

/** A change as the documents of these clients select it. */
export interface ToldChange {
  readonly cursor: string;
  readonly kind: string;
  readonly subject: { readonly title?: string } | null;
}

export interface LibrarySubscription {
  readonly url: string;
  readonly token: string;
  readonly variables: Readonly<Record<string, unknown>>;
  next(change: ToldChange): void;
  failed(error: unknown): void;
}

const query = `subscription Follow($from: ChangeStart, $consumer: String) {
  changes(from: $from, consumer: $consumer) { cursor kind subject { __typename id ... on SharedRecord { title } } } }`;

const possibleTypes = Object.fromEntries(
  ['Node', 'SharedRecord'].map((name) => {
    const type = hubSchema().getType(name);
    return [
      name,
      isInterfaceType(type)
        ? hubSchema()
            .getPossibleTypes(type)
            .map((each) => each.name)
        : [],
    ];
  }),
);

/** The socket as each library's own documentation sets it up: told only to come back after any cut. */
function socketOf({ url, token }: LibrarySubscription) {
  return createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
  });
}

type Told = { readonly changes: ToldChange };

/** Subscriptions by the libraries of the trade, by name: each subscribes once and leaves coming back to its library; gives what ends it. */
export const libraryClients: Readonly<Record<string, (subscription: LibrarySubscription) => () => void>> = {
  'graphql-ws': (asked) => {
    const socket = socketOf(asked);
    socket.subscribe<Told>(
      { query, variables: asked.variables },
      {
        next: ({ data }) => data && asked.next(data.changes),
        error: (error) => asked.failed(error),
        complete: () => undefined,
      },
    );
    return () => void socket.dispose();
  },
  'Apollo Client': (asked) => {
    const socket = socketOf(asked);
    const client = new ApolloClient({
      link: ApolloLink.from([new GraphQLWsLink(socket)]),
      // Without these Apollo Client leaves out what an interface selects.
      cache: new InMemoryCache({ possibleTypes }),
    });
    const subscription = client
      .subscribe<Told>({ query: gql(query), variables: asked.variables })
      .subscribe(({ data, error }) => (error ? asked.failed(error) : data && asked.next(data.changes)));
    return () => {
      subscription.unsubscribe();
      client.stop();
      void socket.dispose();
    };
  },
  urql: (asked) => {
    const socket = socketOf(asked);
    const client = new UrqlClient({
      url: `${asked.url}/graphql`,
      preferGetMethod: false,
      exchanges: [
        subscriptionExchange({
          forwardSubscription: ({ query: text = '', variables }) => ({
            subscribe: (sink) => ({
              unsubscribe: socket.subscribe({ query: text, variables: { ...variables } }, sink as never),
            }),
          }),
        }),
      ],
    });
    const { unsubscribe } = pipe(
      client.subscription<Told>(query, asked.variables),
      follow(({ data, error }) => (error ? asked.failed(error) : data && asked.next(data.changes))),
    );
    return () => {
      unsubscribe();
      void socket.dispose();
    };
  },
  Relay: (asked) => {
    const socket = socketOf(asked);
    const network = relay.Network.create(
      () => Promise.reject(new Error('only subscriptions here')),
      ({ text }, variables) =>
        relay.Observable.create((sink) => socket.subscribe({ query: text ?? '', variables }, sink as never)),
    );
    const parameters = {
      id: null,
      cacheID: 'Follow',
      name: 'Follow',
      operationKind: 'subscription',
      text: query,
      metadata: {},
    };
    const subscription = network.execute(parameters as never, asked.variables, {}).subscribe({
      next: (response) => asked.next((response as unknown as { data: Told }).data.changes),
      error: (error: unknown) => asked.failed(error),
    });
    return () => {
      subscription.unsubscribe();
      void socket.dispose();
    };
  },
};
