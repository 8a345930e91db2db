import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A server between a program and its database that can be taken away. */
export interface Relay {
  /** The database's address by way of the relay. */
  readonly url: string;
  /** Cuts all connections and refuses new ones. */
  cut(): Promise<void>;
  /** Takes connections again. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function openRelay(databaseUrl: string): Promise<Relay> {
  const source = new URL(databaseUrl);
  const host = decodeURIComponent(source.hostname);
  const target = host.startsWith('/')
    ? { path: `${host}/.s.PGSQL.${source.port}` }
    : { host, port: Number(source.port) };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(target);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => sockets.delete(socket));
    }
    client.pipe(database).pipe(client);
    client.once('close', () => database.destroy());
    database.once('close', () => client.destroy());
  });
  const listenAt = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const port = await listenAt(0);
  const cut = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    url: `postgresql://${source.username}:${source.password}@127.0.0.1:${port}${source.pathname}`,
    cut,
    restore: async () => void (await listenAt(port)),
    close: cut,
  };
}
