import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { GraphQLError } from 'graphql';
import type { Channel } from './played-connection.js';

/** What comes in, as far as it is read. */
export interface AskedOperation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

export async function operationIn(request: IncomingMessage, url: URL): Promise<AskedOperation> {
  if (request.method === 'POST') return JSON.parse(await text(request)) as AskedOperation;
  const variables = url.searchParams.get('variables');
  return {
    query: url.searchParams.get('query') ?? '',
    ...(variables === null ? {} : { variables: JSON.parse(variables) as Record<string, unknown> }),
  };
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

/** A refusal with its status, and how long to wait. */
export function sendErrors(response: ServerResponse, errors: readonly unknown[]): void {
  const [first] = errors;
  const error =
    first instanceof GraphQLError ? first : new GraphQLError(String(first), { extensions: { code: 'BAD_REQUEST' } });
  const { http, ...extensions } = error.extensions;
  const { retryAfter } = extensions;
  if (typeof retryAfter === 'number') response.setHeader('retry-after', String(Math.ceil(retryAfter)));
  const status = (http as { status?: number } | undefined)?.status ?? 400;
  sendJson(response, status, { errors: [{ message: error.message, extensions }] });
}

/** The way to a client over server-sent events; `ending` writes the event by which the hub ends it. */
export function streamChannel(
  request: IncomingMessage,
  response: ServerResponse,
  ending: (told: { readonly message: string; readonly extensions: object }) => string,
): Channel {
  return {
    transport: 'SSE',
    cut: () => void request.socket.destroy(),
    close(closeCode) {
      const extensions = { code: 'STREAM_CLOSED', closeCode };
      response.end(ending({ message: '平台结束了此连接 (the hub has ended this stream)', extensions }));
    },
    isOpen: () => !request.socket.destroyed && !response.writableEnded,
  };
}

/** Writes events until the client is gone. */
export async function sendEvents(response: ServerResponse, events: AsyncIterable<string>): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  for await (const event of events) {
    if (response.destroyed || response.writableEnded) return;
    response.write(event);
  }
}
