import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

/** A message as a messenger has got it. */
export interface RobotMessage {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: { readonly msgtype: string; readonly text: { readonly content: string } };
}

/** How a messenger answers: a status with its JSON, or not at all. */
export type RobotAnswer = { readonly status: number; readonly body?: unknown; readonly location?: string } | 'SILENCE';

export interface RobotServer {
  /** For `NOTIFY_ALLOWED_HOSTS`. */
  readonly host: string;
  readonly received: readonly RobotMessage[];
  answer(next: RobotAnswer): void;
  close(): Promise<void>;
}

export const taken: RobotAnswer = { status: 200, body: { errcode: 0, errmsg: 'ok' } };

/** An HTTP server that takes what robots of 企业微信 and 钉钉 take, and keeps it. */
export async function startRobotServer(): Promise<RobotServer> {
  const received: RobotMessage[] = [];
  let answering: RobotAnswer = taken;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    received.push(await messageOf(request));
    if (answering === 'SILENCE') return;
    const { status, body = {}, location } = answering;
    response.writeHead(status, { 'content-type': 'application/json', ...(location ? { location } : {}) });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    void answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    host,
    received,
    answer(next) {
      answering = next;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function messageOf(request: IncomingMessage): Promise<RobotMessage> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://robot');
  return {
    ...{ path: pathname, query: searchParams, contentType: request.headers['content-type'] ?? '' },
    body: (await json(request)) as RobotMessage['body'],
  };
}
