import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '../log/index.js';

/** A wake-up between nodes: it says that there is something to read, never what. It may be lost or come twice. */
export interface WakeUp {
  send(): void;
  /** Sends no more. */
  close(): Promise<void>;
}

/** There is no other node. */
export const noWakeUp: WakeUp = { send: () => undefined, close: async () => undefined };

/**
 * NATS core as the wake-up. It connects in the background, reconnects for ever and is never waited for: while it is
 * away, nodes hear of each other through PostgreSQL.
 */
export function natsWakeUp(url: string, subject: string, heard: () => void, log: Logger): WakeUp {
  const stopping = new AbortController();
  let nats: NatsConnection | null = null;

  async function open(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        nats = await connect({
          servers: url,
          name: 'liandong',
          timeout: 5000,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 500,
          reconnectJitter: 500,
        });
        nats.subscribe(subject, { callback: () => heard() });
        return;
      } catch {
        log.warn({ subject }, 'NATS does not answer yet');
        await sleep(500 + Math.random() * 500, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  const opening = open();
  return {
    send() {
      if (nats && !nats.isClosed()) nats.publish(subject);
    },
    async close() {
      stopping.abort();
      await opening;
      await nats?.close();
    },
  };
}

/** @throws Error when there is no NATS, or it does not let the hub in */
export async function reachNats(url: string): Promise<void> {
  const nats = await connect({ servers: url, name: 'liandong-doctor', timeout: 5000, reconnect: false });
  await nats.close();
}
