import type { Client } from 'graphql-ws';

const patience = 5_000;

/** graphql-ws pings but does not wait for the answer: a connection that died silently would look alive for minutes. */
export function detectFrozenSocket(client: Client): void {
  let overdue: ReturnType<typeof setTimeout> | undefined;
  client.on('ping', (received) => {
    if (!received) overdue = setTimeout(() => client.terminate(), patience);
  });
  client.on('pong', (received) => {
    if (received) clearTimeout(overdue);
  });
  client.on('closed', () => clearTimeout(overdue));
}
