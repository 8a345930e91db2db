import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { setTimeout as sleep } from 'node:timers/promises';

/** Follows the log as a vendor's system should: it comes back from its last cursor, however often it is sent away. */
export interface FaithfulReader {
  readonly titles: readonly string[];
  /** Why streams ended: what the hub said, or how the socket was closed. */
  readonly endings: readonly string[];
  stop(): Promise<void>;
}

interface Told {
  readonly cursor: string;
  readonly previousCursor: string | null;
  readonly subject: { readonly title: string } | null;
}

export function readFaithfully(url: string, token: string, start: string): FaithfulReader {
  const titles: string[] = [];
  const endings: string[] = [];
  let cursor = start;
  let stopped = false;
  const query = `subscription ($after: String) { changes(after: $after) {
    cursor previousCursor subject { ... on SharedRecord { title } } } }`;

  async function once(): Promise<void> {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    stopping = () => void client.dispose();
    try {
      const results = client.iterate<{ changes: Told }>({ query, variables: { after: cursor } });
      for await (const { data, errors } of results) {
        if (errors || !data) throw errors ?? new Error('no data');
        if (data.changes.previousCursor !== cursor) throw new Error('a change is missing in between');
        cursor = data.changes.cursor;
        if (data.changes.subject) titles.push(data.changes.subject.title);
      }
      endings.push('completed');
    } catch (error) {
      endings.push(JSON.stringify(error) ?? String(error));
    } finally {
      await client.dispose();
    }
  }

  let stopping = (): void => undefined;
  const running = (async () => {
    while (!stopped) {
      await once();
      if (!stopped) await sleep(100);
    }
  })();
  return {
    titles,
    endings,
    async stop() {
      stopped = true;
      stopping();
      await running;
    },
  };
}
