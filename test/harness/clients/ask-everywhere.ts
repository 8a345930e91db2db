import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { graphql } from './graphql.js';

/** What a caller is told, whatever the transport. */
export interface Told {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

export type Ask = (url: string, token: string, query: string, variables?: object) => Promise<Told>;

async function overSocket(url: string, token: string, query: string, variables: object = {}): Promise<Told> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  try {
    return await new Promise<Told>((resolve, reject) => {
      client.subscribe(
        { query, variables: { ...variables } },
        {
          next: (result) => resolve(result as Told),
          error: (error) => (Array.isArray(error) ? resolve({ errors: error }) : reject(error)),
          complete: () => undefined,
        },
      );
    });
  } finally {
    await client.dispose();
  }
}

/** The same question over HTTP and over a WebSocket. */
export const transports: readonly (readonly [name: string, ask: Ask])[] = [
  ['HTTP', (url, token, query, variables) => graphql<Record<string, unknown>>(url, token, query, variables)],
  ['WebSocket', overSocket],
];
