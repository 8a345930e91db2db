import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A message as a receiver has got it. */
export interface HookMessage {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Milliseconds of the epoch. */
  readonly at: number;
}

/** How a receiver answers: a status with headers, not at all, by cutting the connection, or by something of its own. */
export type HookAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'SILENCE'
  | 'CUT'
  | { readonly by: (response: ServerResponse) => void };

export interface HookServer {
  /** For `WEBHOOK_ALLOWED_HOSTS`. */
  readonly host: string;
  readonly url: string;
  readonly received: HookMessage[];
  /** The changes that were taken, by webhook-id, in the order of their first coming. */
  taken(path?: string): string[];
  answer(choose: (message: HookMessage) => HookAnswer): void;
  close(): Promise<void>;
}

export const ok: HookAnswer = { status: 204 };

/** An HTTP server that takes what webhooks post, and keeps it. */
export async function startHookServer(port = 0): Promise<HookServer> {
  const received: HookMessage[] = [];
  const taken: { readonly id: string; readonly path: string }[] = [];
  let choose: (message: HookMessage) => HookAnswer = () => ok;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const message: HookMessage = {
      path: request.url ?? '/',
      headers: request.headers as Record<string, string>,
      text: await text(request),
      at: Date.now(),
    };
    received.push(message);
    const answer = choose(message);
    if (answer === 'SILENCE') return;
    if (answer === 'CUT') return void request.socket.destroy();
    if ('by' in answer) return answer.by(response);
    const { status, headers = {}, body = '' } = answer;
    const id = message.headers['webhook-id'] ?? '';
    if (status < 300 && !taken.some((each) => each.id === id && each.path === message.path)) {
      taken.push({ id, path: message.path });
    }
    response.writeHead(status, headers).end(body);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    host,
    url: `http://${host}/hook`,
    received,
    taken: (path) => taken.filter((each) => path === undefined || each.path === path).map(({ id }) => id),
    answer(next) {
      choose = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
