import { describe, expect, test } from 'vitest';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { WebSocket } from 'ws';
import { textFrameStart } from '../../../../src/platform/socket/text-frame.js';

/** A server that agrees to a WebSocket and then writes the given bytes; ws reads them as any client would. */
async function received(...chunks: readonly Buffer[]): Promise<string> {
  const server = createServer((socket) =>
    socket.once('data', (request) => {
      const key = /Sec-WebSocket-Key: (.*)\r\n/i.exec(request.toString())?.[1] ?? '';
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      for (const chunk of chunks) socket.write(chunk);
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    const [message] = (await once(client, 'message')) as [Buffer];
    return message.toString();
  } finally {
    client.terminate();
    server.close();
  }
}

describe('the start of a text frame', () => {
  test.each([1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 200_000])(
    'says that the whole message has %d bytes',
    async (bytes) => {
      const rest = Buffer.alloc(bytes - 1, 'x');
      expect(await received(textFrameStart('>', rest.length), rest)).toBe(`>${rest.toString()}`);
    },
  );

  test('counts bytes and not characters', async () => {
    const rest = Buffer.from('处罚决定');
    expect(await received(textFrameStart('{"id":"订阅"', rest.length), rest)).toBe('{"id":"订阅"处罚决定');
  });
});
