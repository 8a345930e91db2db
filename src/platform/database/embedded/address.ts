import { createServer } from 'node:net';
import { join } from 'node:path';

/** Where a server listens, as libpq has it: a host that begins with `/` is the directory of a Unix socket. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const loopback = '127.0.0.1';
/** Bytes a socket's path may have: 107 on Linux, 103 on macOS. */
const longestPath = 103;

/**
 * A socket in the server's home where that can be, for a statement takes a fifth less time than over TCP, and no other account
 * gets at it; else a port of the loopback interface.
 */
export async function chooseAddress(home: string, socket: boolean): Promise<Address> {
  const port = 5432; // part of the socket's name only
  const path = join(home, `.s.PGSQL.${port}.lock`);
  // unix_socket_directories is a list: commas and quotes would need quoting.
  if (socket && Buffer.byteLength(path) <= longestPath && !/[,"]/.test(home)) return { host: home, port };
  return { host: loopback, port: await freePort() };
}

/**
 * A loopback port that nobody listens on now. PostgreSQL cannot be asked to choose one, so another process may take it before
 * PostgreSQL does; who starts a server on it tries again then.
 */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: loopback, exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The settings that make PostgreSQL listen there and nowhere else. */
export function listenSettings({ host, port }: Address): Record<string, string | number> {
  return host.startsWith('/')
    ? { port, listen_addresses: '', unix_socket_directories: host, unix_socket_permissions: '0700' }
    : { port, listen_addresses: host, unix_socket_directories: '' };
}
