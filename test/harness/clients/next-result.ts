import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** The first result of a subscription behind the heartbeat that it begins with; its faults fail the test. */
export async function nextResult(url: string, token: string, query: string, variables: object): Promise<unknown> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  try {
    for await (const { data, errors } of client.iterate({ query, variables: { ...variables } })) {
      if (errors) throw new Error(JSON.stringify(errors));
      if (JSON.stringify(data).includes('"kind":"HEARTBEAT"')) continue;
      return data;
    }
    throw new Error('the subscription ended');
  } finally {
    await client.dispose();
  }
}
