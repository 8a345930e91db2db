import { connect } from '@nats-io/transport-node';

/** A doorbell between nodes: it says that there is something to read, never what. Rings may be lost or doubled. */
export interface Doorbell {
  ring(): void;
  /** Closes it when everything sent is flushed. */
  close(): Promise<void>;
}

/** Nobody else to ring for. */
export const noDoorbell: Doorbell = { ring: () => undefined, close: async () => undefined };

/**
 * NATS core as the doorbell. It connects in the background and reconnects for ever: while it is away, nodes hear of each
 * other through PostgreSQL.
 */
export async function natsDoorbell(url: string, subject: string, heard: () => void): Promise<Doorbell> {
  const nats = await connect({
    servers: url,
    name: 'liandong',
    timeout: 5000,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    reconnectJitter: 500,
    waitOnFirstConnect: false,
  });
  nats.subscribe(subject, { callback: () => heard() });
  return {
    ring() {
      if (!nats.isClosed()) nats.publish(subject);
    },
    close: () => nats.drain(),
  };
}
