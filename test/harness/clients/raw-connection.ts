import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A TCP connection to a server of HTTP, for what no client would send. */
export interface RawConnection {
  readonly socket: Socket;
  /** What has come so far, byte for byte. */
  received(): string;
  send(bytes: string | Uint8Array): void;
  /** Ends it by RST. */
  reset(): void;
  /** All that came, once either side has closed. */
  readonly ended: Promise<string>;
}

export async function rawConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  // A server may reset what it has had enough of.
  socket.on('error', () => undefined);
  const received = (): string => Buffer.concat(chunks).toString('utf8');
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(received())));
  await once(socket, 'connect');
  return {
    socket,
    received,
    send: (bytes) => void socket.write(bytes),
    reset: () => void socket.resetAndDestroy(),
    ended,
  };
}
