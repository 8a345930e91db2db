import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '../log/index.js';
import type { Channel } from './channel.sql.js';

export interface Listening {
  close(): Promise<void>;
}

/**
 * Listens to a channel of PostgreSQL on a connection of its own, outside transactions. Calls `heard` for every
 * notification with its payload, and once without after each (re)connect, since what was notified in between is gone. A wake-up only:
 * notifications may be lost.
 */
export function listen(
  url: string,
  { name, channel }: Channel,
  heard: (payload?: string) => void,
  log: Logger,
): Listening {
  const stopping = new AbortController();

  async function connected(): Promise<void> {
    const client = new Client({
      connectionString: url,
      application_name: 'liandong-listen',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    });
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      // A server that shuts down says so, and then its socket breaks: that is told twice, and an error nobody hears ends the process.
      client.on('error', () => resolve());
    });
    const stop = (): void => void client.end().catch(() => undefined);
    try {
      // Ending a client that is still connecting would leave `connect` waiting for ever.
      await client.connect();
      stopping.signal.addEventListener('abort', stop, { once: true });
      if (stopping.signal.aborted) return;
      client.on('notification', ({ payload }) => heard(payload));
      await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      heard();
      await ended;
    } finally {
      stopping.signal.removeEventListener('abort', stop);
      await client.end().catch(() => undefined);
    }
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await connected();
      } catch {
        log.warn({ wakeUp: name }, 'the listening connection failed and will be opened again');
      }
      await sleep(100 + Math.random() * 400, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = loop();
  return {
    async close() {
      stopping.abort();
      await running;
    },
  };
}
