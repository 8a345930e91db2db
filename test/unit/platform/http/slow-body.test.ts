import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchConnections } from '../../../../src/platform/http/connections.js';
import { rawConnection, type RawConnection } from '../../../harness/clients/raw-connection.js';

/** Milliseconds between two looks, in which a body must bring 5 kB; the third look without that closes. */
const every = 40;
const size = 400_000;

let server: Server;
let url: string;
let handle: (request: IncomingMessage, response: ServerResponse) => void;
beforeEach(async () => {
  handle = (request, response) => void request.resume().once('end', () => response.end('taken'));
  server = createServer({ requestTimeout: 0 }, (request, response) => handle(request, response));
  watchConnections(server, every);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

async function uploading(): Promise<RawConnection> {
  const connection = await rawConnection(url);
  connection.send(`PUT /uploads HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${size}\r\n\r\n`);
  return connection;
}

async function sendSlowly({ socket, send }: RawConnection, piece: number): Promise<void> {
  for (let sent = 0; sent < size && !socket.destroyed; sent += piece) {
    send(Buffer.alloc(Math.min(piece, size - sent)));
    await sleep(every / 4);
  }
}

describe('[hostile A.3 12] an upload', () => {
  test('that goes on coming is taken, however long it takes', async () => {
    const connection = await uploading();
    const begun = performance.now();
    await sendSlowly(connection, 8000);
    expect(await connection.ended).toMatch(/ 200 OK[^]*taken$/);
    expect(performance.now() - begun).toBeGreaterThan(6 * every);
  });

  test('that comes to a stop is told 408 and closed', async () => {
    const connection = await uploading();
    connection.send('a,b');
    expect(await connection.ended).toMatch(/^HTTP\/1\.1 408 [^]*REQUEST_TIMEOUT/);
  });

  test('of which a byte comes now and then is closed too', async () => {
    const connection = await uploading();
    void sendSlowly(connection, 1);
    expect(await connection.ended).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that the hub itself does not read yet is let wait', async () => {
    handle = (request, response) =>
      void setTimeout(() => request.resume().once('end', () => response.end('taken')), 8 * every);
    const connection = await uploading();
    connection.send(Buffer.alloc(size));
    expect(await connection.ended).toMatch(/ 200 OK[^]*taken$/);
  });

  test('whose answer has begun is cut without a second one', async () => {
    handle = (_request, response) => void response.write('begun');
    const connection = await uploading();
    expect(await connection.ended).not.toContain(' 408 ');
  });
});

test('a request whose answer takes long is no body that does not come', async () => {
  handle = (_request, response) => void setTimeout(() => response.end('at last'), 8 * every);
  const connection = await rawConnection(url);
  connection.send('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(await connection.ended).toContain('at last');
});
