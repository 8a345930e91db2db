import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface ReceivedChange {
  readonly cursor: string;
  readonly previousCursor: string | null;
  readonly kind: string;
  readonly subjectId: string | null;
  readonly subject: { readonly id: string; readonly title?: string } | null;
}

const subscription = `subscription ($after: String, $filter: ChangeFilter) {
  changes(after: $after, filter: $filter) { cursor previousCursor kind subjectId subject { id ... on SharedRecord { title } } }
}`;

export interface Subscriber {
  /** What came behind the heartbeat that every subscription begins with. */
  readonly received: ReceivedChange[];
  /** The place where it begins; undefined before that was told. */
  opening(): ReceivedChange | undefined;
  readonly errors: unknown[];
  /** Waits until as many changes have come. */
  until(count: number): Promise<readonly ReceivedChange[]>;
  close(): Promise<void>;
}

/** A subscriber as a vendor's system would be, which does not resume by itself. */
export function subscribe(url: string, token: string, variables: object = {}): Subscriber {
  const client: Client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const received: ReceivedChange[] = [];
  let opening: ReceivedChange | undefined;
  const errors: unknown[] = [];
  client.subscribe<{ changes: ReceivedChange }>(
    { query: subscription, variables: { ...variables } },
    {
      next: ({ data, errors: faults }) => {
        if (data && opening === undefined) opening = data.changes;
        else if (data) received.push(data.changes);
        if (faults) errors.push(...faults);
      },
      error: (error) => errors.push(...(Array.isArray(error) ? error : [error])),
      complete: () => undefined,
    },
  );
  return {
    received,
    opening: () => opening,
    errors,
    async until(count) {
      const deadline = Date.now() + 10_000;
      while (received.length < count && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
      return received;
    },
    close: async () => client.dispose(),
  };
}
