import { once } from 'node:events';
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What stands before a hub in production: it ends TLS and passes requests, streams and sockets on. */
export interface TlsProxy {
  /** `https://127.0.0.1:port`. */
  readonly url: string;
  close(): Promise<void>;
}

export interface TlsProxyOptions {
  readonly key: string;
  readonly cert: string;
  /** A proxy as it should not be: it gathers answers until they are whole, or passes no upgrade on. */
  readonly fault?: 'gathers' | 'no upgrade';
}

export async function openTlsProxy(target: string, { key, cert, fault }: TlsProxyOptions): Promise<TlsProxy> {
  const { hostname, port } = new URL(target);
  const passedOn = ({ headers, socket, url, method }: IncomingMessage) => ({
    ...{ host: hostname, port, path: url, method },
    headers: {
      ...headers,
      'x-forwarded-for': socket.remoteAddress,
      'x-forwarded-proto': 'https',
    } as IncomingHttpHeaders,
  });
  const server = createServer({ key, cert }, (request, response) => {
    const asked = ask(passedOn(request), (answer) => {
      if (fault === 'gathers') {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => response.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(parts)));
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    asked.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    response.on('close', () => asked.destroy());
    request.pipe(asked);
  });
  server.on('upgrade', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    if (fault === 'no upgrade') {
      client.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const asked = ask(passedOn(request));
    asked.on('upgrade', ({ statusCode, rawHeaders }, hub: Duplex, first: Buffer) => {
      client.write(`HTTP/1.1 ${statusCode} Switching Protocols\r\n${headLines(rawHeaders)}\r\n`);
      client.write(first);
      hub.write(head);
      hub.pipe(client).pipe(hub);
      hub.on('error', () => client.destroy());
      client.on('error', () => hub.destroy());
    });
    asked.on('response', ({ statusCode }) => client.end(`HTTP/1.1 ${statusCode} Refused\r\nconnection: close\r\n\r\n`));
    asked.on('error', () => client.destroy());
    asked.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function headLines(raw: readonly string[]): string {
  let lines = '';
  for (let place = 0; place < raw.length; place += 2) lines += `${raw[place]}: ${raw[place + 1]}\r\n`;
  return lines;
}
