import { CloseCode, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { codeOf } from '../../kernel/error-code.js';
import { longestBody } from '../http/http.js';
import type { Logger } from '../log/index.js';

/** A peer that answers no ping for this many milliseconds is gone: a cut line says nothing by itself. */
const keepAlive = 12_000;

/** RFC 6455, 7.4.1. */
const unsupportedData = 1003;

/**
 * Speaks graphql-transport-ws on a socket. The library's own adapter prints faults to the console and tells the peer their
 * text; here they go to the log by their code.
 */
export function speakProtocol<Extra extends Record<PropertyKey, unknown>>(
  protocol: Server<Extra>,
  socket: WebSocket,
  extra: Extra,
  log: Logger,
): void {
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) =>
        new Promise((resolve, reject) => {
          if (socket.readyState !== socket.OPEN) return resolve();
          socket.send(data, (error) => (error ? reject(error) : resolve()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (read) =>
        socket.on('message', (message, isBinary) => {
          // Frames of text are UTF-8, which ws has looked at; what a binary one holds nobody knows.
          if (isBinary) return socket.close(unsupportedData, 'Text only');
          // One buffer, as ws gives it unless its binaryType is changed.
          const text = (message as Buffer).toString();
          if ((message as Buffer).length > longestBody) return refuseLong(socket, text);
          return void read(text).catch((error: unknown) => {
            // A message that only servers send: the library throws, the fault is the peer's.
            if (String(error).startsWith('Error: Unexpected message')) {
              return socket.close(CloseCode.BadRequest, 'Invalid message received');
            }
            log.error({ code: codeOf(error) }, 'a message of a socket could not be handled');
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
        }),
    },
    extra,
  );
  // A frame that is malformed or too large: ws has sent the close code that says so.
  socket.on('error', (error) => log.info({ code: codeOf(error) }, 'a socket was closed for what it sent'));
  const stopPings = pingRegularly(socket);
  socket.once('close', (code, reason) => {
    stopPings();
    void closed(code, reason.toString());
  });
}

/** An operation that is too long ends alone, as it does over HTTP; the others of its socket go on. */
function refuseLong(socket: WebSocket, text: string): void {
  const id = idOfOperation(text);
  if (id === null) return socket.close(CloseCode.BadRequest, 'Message too long');
  const fault = { message: `一条消息不得超过${longestBody / 1024}kB`, extensions: { code: 'REQUEST_TOO_LARGE' } };
  socket.send(JSON.stringify({ id, type: 'error', payload: [fault] }));
}

function idOfOperation(text: string): string | null {
  try {
    const { id, type } = JSON.parse(text) as { readonly id?: unknown; readonly type?: unknown };
    return type === 'subscribe' && typeof id === 'string' ? id : null;
  } catch {
    return null;
  }
}

/** Drops a peer that has not answered one ping when the next is due. */
function pingRegularly(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, keepAlive);
  return () => clearInterval(timer);
}
