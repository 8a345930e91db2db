import { createClient } from 'graphql-ws';
import changesDocument from '../../examples/operations/subscribe/10-changes-live.graphql?raw';
import type { Credential } from '../session/credential.js';
import type { Change, FeedReader } from './change.js';
import { detectFrozenSocket } from './frozen-socket.js';

const forbidden = 4403;
const unusableCursor = new Set<unknown>(['CURSOR_EXPIRED', 'RESYNC_REQUIRED']);

/**
 * Follows the changes from now on, through any interruption, each once and in order: after a reconnect the hub goes on
 * behind the last cursor seen. Ends when aborted, or when a token that cannot be renewed is refused.
 */
export function followChanges(credential: Credential, reader: FeedReader, signal: AbortSignal): void {
  let cursor: string | null = null;
  let resumedAt: number | null = null;
  /** Least time seen between a change and its arrival here, which includes how far this computer's clock is ahead. */
  let leastAge = 0;

  const client = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: async () => ({ authorization: `Bearer ${await credential.token()}` }),
    keepAlive: 10_000,
    connectionAckWaitTimeout: 10_000,
    retryAttempts: Infinity,
    shouldRetry: (event) => credential.renewable || closeCode(event) !== forbidden,
    retryWait: async (retries) => {
      reader.onConnection({ state: 'INTERRUPTED', attempt: retries + 1 });
      await new Promise((resolve) => setTimeout(resolve, waitBefore(retries)));
    },
    on: {
      connected: (_socket, _payload, wasRetry) => {
        if (wasRetry) resumedAt = Date.now();
        reader.onConnection({ state: 'CONNECTED' });
      },
    },
  });
  detectFrozenSocket(client);
  signal.addEventListener('abort', () => void client.dispose());

  const variables = {
    /** Read anew each time graphql-ws sends the operation: it would otherwise resubscribe at the cursor it began with. */
    get after() {
      return cursor;
    },
  };

  const receive = (change: Change): void => {
    cursor = change.cursor;
    if (change.kind === 'HEARTBEAT') return;
    const happenedAt = Date.parse(change.occurredAt);
    const missed = resumedAt !== null && happenedAt + leastAge < resumedAt;
    const age = Date.now() - happenedAt;
    if (!missed) leastAge = leastAge === 0 ? age : Math.min(leastAge, age);
    reader.onChange(change, missed);
  };

  const subscribe = (): void => {
    if (signal.aborted) return;
    client.subscribe<{ changes: Change }>(
      { query: changesDocument, operationName: 'Changes', variables },
      {
        next: ({ data }) => data && receive(data.changes),
        error: (error) => {
          if (signal.aborted) return;
          if (closeCode(error) === forbidden) return reader.onConnection({ state: 'REFUSED' });
          if (codesOf(error).some((code) => unusableCursor.has(code))) {
            cursor = null;
            reader.onConnection({ state: 'RESTARTED' });
          } else {
            reader.onConnection({ state: 'INTERRUPTED', attempt: 1 });
          }
          setTimeout(subscribe, 5_000);
        },
        complete: () => setTimeout(subscribe, 1_000),
      },
    );
  };
  reader.onConnection({ state: 'CONNECTING' });
  subscribe();
}

/** Doubling from half a second to half a minute, with jitter: a restarted hub is not met by every page at once. */
function waitBefore(retries: number): number {
  return Math.min(30_000, 500 * 2 ** retries) * (0.5 + Math.random() / 2);
}

/** graphql-ws reports what happens to the socket by its CloseEvent, and errors of the operation as a list. */
function closeCode(event: unknown): number | null {
  return event instanceof CloseEvent ? event.code : null;
}

function codesOf(error: unknown): unknown[] {
  return Array.isArray(error) ? error.map((one: { extensions?: { code?: unknown } }) => one.extensions?.code) : [];
}
