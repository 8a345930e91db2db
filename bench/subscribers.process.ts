import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { changesQuery as query } from './changes-query.js';
import { answerParent, spent } from './child.js';

/** Connect so many subscribers, or tell what they have received. */
export type SubscribersOrder =
  | { readonly act: 'connect'; readonly url: string; readonly tokens: readonly string[]; readonly count: number }
  | { readonly act: 'result' };

export interface Received {
  readonly frames: number;
  readonly closed: number;
  /** Microseconds of processor time. */
  readonly cpu: number;
  /** Milliseconds from the moment the hub took the publication (its commit included) to receipt. */
  readonly p50: number;
  readonly p99: number;
}

const latencies: number[] = [];
const open: WebSocket[] = [];
let closed = 0;

function subscriber(url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    open.push(socket);
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
    );
    socket.on('message', (data: Buffer) => {
      const text = data.toString('latin1');
      if (text.includes('"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
        resolve();
      } else if (text.includes('"type":"ping"')) socket.send('{"type":"pong"}');
      else if (text.includes('"kind":"PUBLISHED"')) {
        // Not parsed: a thousand subscribers in one process would measure JSON.parse.
        const at = text.indexOf('"occurredAt":"') + 14;
        latencies.push(Date.now() - Date.parse(text.slice(at, text.indexOf('"', at))));
      }
    });
    socket.on('error', reject);
    socket.on('close', () => {
      closed += 1;
    });
  });
}

answerParent({}, async (order: SubscribersOrder) => {
  if (order.act === 'connect') {
    for (let from = 0; from < order.count; from += 50) {
      const some = Array.from({ length: Math.min(50, order.count - from) }, async (_, index) =>
        subscriber(order.url, order.tokens[(from + index) % order.tokens.length] ?? ''),
      );
      await Promise.all(some);
    }
    await sleep(1000);
    return {};
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  const { cpu } = await spent();
  return { frames: latencies.length, closed, cpu, p50: at(0.5), p99: at(0.99) } satisfies Received;
});
