import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '../log/index.js';

/** A doorbell between nodes: it says that there is something to read, never what. Rings may be lost or doubled. */
export interface Doorbell {
  ring(): void;
  /** Rings no more. */
  close(): Promise<void>;
}

/** Nobody else to ring for. */
export const noDoorbell: Doorbell = { ring: () => undefined, close: async () => undefined };

/**
 * NATS core as the doorbell. It connects in the background, reconnects for ever and is never waited for: while it is
 * away, nodes hear of each other through PostgreSQL.
 */
export function natsDoorbell(url: string, subject: string, heard: () => void, log: Logger): Doorbell {
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
    ring() {
      if (nats && !nats.isClosed()) nats.publish(subject);
    },
    async close() {
      stopping.abort();
      await opening;
      await nats?.close();
    },
  };
}
