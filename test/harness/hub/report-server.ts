import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

/** A report as another system has got it. */
export interface ReceivedReport {
  readonly path: string;
  readonly key: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** How that system answers: a status with its JSON, or not at all. */
export type ReportAnswer = { readonly status: number; readonly body?: unknown; readonly location?: string } | 'SILENCE';

export interface ReportServer {
  readonly url: string;
  readonly received: readonly ReceivedReport[];
  answer(next: ReportAnswer): void;
  close(): Promise<void>;
}

export const reportTaken: ReportAnswer = { status: 200, body: { code: 0 } };

/** An HTTP server of a system that passed work orders on, and is told what became of them. */
export async function startReportServer(): Promise<ReportServer> {
  const received: ReceivedReport[] = [];
  let answering: ReportAnswer = reportTaken;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '/', headers } = request;
    const body: unknown = await json(request);
    received.push({ path: url, key: String(headers['idempotency-key']), authorization: headers.authorization, body });
    if (answering === 'SILENCE') return;
    const { status, body: told = {}, location } = answering;
    response.writeHead(status, { 'content-type': 'application/json', ...(location ? { location } : {}) });
    response.end(JSON.stringify(told));
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
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
