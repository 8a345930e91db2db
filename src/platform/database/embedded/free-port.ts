import { createServer } from 'node:net';

/**
 * A loopback port that nobody listens on now. PostgreSQL cannot be asked to choose one, so another process may take it before
 * PostgreSQL does; who starts a server on it tries again then.
 */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
