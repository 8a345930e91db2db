import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Milliseconds in which a client may read the answer. */
const farewell = 1000;

/**
 * Answers a connection that node's HTTP server has given up or handed over, and ends it. What the client still sends is taken and
 * dropped meanwhile: closed over unread bytes, TCP would reset the connection and the answer would be lost.
 */
export function answerRaw(socket: Duplex, status: number, code: string, message: string): void {
  // Node has taken its own listener away with an upgrade: a reset would end the process.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.resume();
  socket.once('end', () => socket.destroy());
  const timer = setTimeout(() => socket.destroy(), farewell);
  socket.once('close', () => clearTimeout(timer));
}
