import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface SocketMessage {
  readonly type: string;
  readonly payload?: { readonly data?: Record<string, unknown>; readonly errors?: readonly object[] };
  /** The payload of an `error` message. */
  readonly errors?: readonly object[];
}

/** A socket of graphql-transport-ws, spoken by hand: what came, and how it ended. */
export interface SocketSession {
  readonly messages: readonly SocketMessage[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string; readonly at: number }>;
  isOpen(): boolean;
  close(): void;
}

/** Connects with a token and, once acknowledged, sends one operation if there is one. */
export async function openSession(
  url: string,
  token: string | null,
  query?: string,
  asked: object = {},
): Promise<SocketSession> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const messages: SocketMessage[] = [];
  const closed = once(socket, 'close').then(([code, reason]) => ({ code, reason: String(reason), at: Date.now() }));
  socket.on('message', (data: Buffer) => {
    const { type, payload } = JSON.parse(data.toString('utf8'));
    messages.push(Array.isArray(payload) ? { type, errors: payload } : { type, payload });
    if (type !== 'connection_ack' || query === undefined) return;
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, ...asked } }));
  });
  await once(socket, 'open');
  const payload = token === null ? {} : { payload: { authorization: `Bearer ${token}` } };
  socket.send(JSON.stringify({ type: 'connection_init', ...payload }));
  return { messages, closed, isOpen: () => socket.readyState === WebSocket.OPEN, close: () => socket.close() };
}
