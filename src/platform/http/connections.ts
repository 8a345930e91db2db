import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerRaw } from './raw-answer.js';

/** Milliseconds between two looks at bodies that are still on their way. */
const lookEvery = 10_000;
/** Bytes that a body must bring between two looks: 4 kbit/s, which every line of an office has. */
const leastProgress = 5_000;
/** So many looks in a row without that, and the connection is closed. */
const mostSlowLooks = 3;

/** The TCP connections of an HTTP server and what each is waiting for. */
export interface Connections {
  /** Ends a connection: with an answer, unless one is on its way, which it would damage. */
  refuse(socket: Socket, status: number, code: string, message: string): void;
  /**
   * Lets requests in hand end for so many milliseconds: connections without one are closed at once, also those that never asked
   * or have sent half a head, the others with their answer, and what is left then is cut.
   */
  drain(patience: number): void;
}

interface Connection {
  /** Requests whose answer is not out. */
  inHand: number;
  /** The answer to the last request. */
  last: ServerResponse | null;
  bytesAtLook: number;
  slowLooks: number;
}

/**
 * Watches the connections of a server, but for those that were handed over by an upgrade. A body may take as long as it takes if it
 * goes on coming: a bound on the whole request would cut honest uploads over slow lines.
 */
export function watchConnections(server: Server, every = lookEvery): Connections {
  const open = new Map<Socket, Connection>();
  let draining = false;

  server.on('connection', (socket: Socket) => {
    // Node takes its own listener away with an upgrade, and without any a reset would end the process.
    socket.on('error', () => socket.destroy());
    if (draining) {
      socket.destroy();
      return;
    }
    open.set(socket, { inHand: 0, last: null, bytesAtLook: 0, slowLooks: 0 });
    socket.once('close', () => open.delete(socket));
  });
  server.prependListener('upgrade', (_request: IncomingMessage, socket: Socket) => open.delete(socket));
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const connection = open.get(socket);
    if (!connection) return;
    connection.inHand += 1;
    connection.last = response;
    connection.bytesAtLook = socket.bytesRead;
    connection.slowLooks = 0;
    response.once('close', () => {
      connection.inHand -= 1;
      if (draining && connection.inHand === 0) socket.destroySoon();
    });
  });

  const refuse: Connections['refuse'] = (socket, ...answer) => {
    const { inHand = 0, last = null } = open.get(socket) ?? {};
    const isAnswering = inHand > 1 || (inHand === 1 && last?.headersSent === true);
    if (isAnswering) socket.destroy();
    else answerRaw(socket, ...answer);
  };
  const looking = setInterval(() => {
    for (const [socket, connection] of open) {
      if (isStuck(socket, connection)) refuse(socket, 408, 'REQUEST_TIMEOUT', '请求内容传得过慢或已中断，请重试');
    }
  }, every).unref();
  server.once('close', () => clearInterval(looking));

  return {
    refuse,
    drain(patience) {
      draining = true;
      for (const [socket, { inHand }] of open) if (inHand === 0) socket.destroy();
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      server.once('close', () => clearTimeout(cut));
    },
  };
}

/** Looks how far the body in hand has come. */
function isStuck(socket: Socket, connection: Connection): boolean {
  const request = connection.last?.req;
  if (!request || request.complete) return false;
  const progress = socket.bytesRead - connection.bytesAtLook;
  connection.bytesAtLook = socket.bytesRead;
  // What waits here to be read is held up by the hub, not by its client.
  const isSlow = progress < leastProgress && request.readableLength === 0;
  connection.slowLooks = isSlow ? connection.slowLooks + 1 : 0;
  return connection.slowLooks >= mostSlowLooks;
}
