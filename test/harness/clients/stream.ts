import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { eventually } from '../time/eventually.js';

interface StreamResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

/** A stream of server-sent events, read as a program without a library would: what came, and how it ended. */
export interface TestStream {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Results so far. */
  readonly results: readonly StreamResult[];
  readonly isComplete: () => boolean;
  /** The whole body of an answer that is no stream, once it is there. */
  readonly body: () => Promise<string>;
  readonly ended: Promise<{ readonly at: number }>;
  until(count: number): Promise<readonly StreamResult[]>;
  /** Stops and goes on reading. */
  pause(): void;
  resume(): void;
  /** Leaves without a word. */
  leave(): void;
}

export interface StreamRequest {
  readonly method?: string;
  /** Null: no token. */
  readonly token: string | null;
  readonly headers?: Record<string, string>;
  /** Parameters of the operation: the body of a POST, the search of a GET. */
  readonly asked: object;
}

/** The parameters of an operation as the search of a GET. */
export function searchOf(asked: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return search.toString();
}

export async function openStream(
  url: string,
  { method = 'POST', token, headers, asked }: StreamRequest,
): Promise<TestStream> {
  const isGet = method === 'GET';
  const outgoing = request(`${url}/graphql/stream${isGet ? `?${searchOf(asked)}` : ''}`, {
    method,
    agent: false,
    headers: {
      accept: 'text/event-stream',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(isGet ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  outgoing.on('error', () => undefined);
  outgoing.end(isGet ? undefined : JSON.stringify(asked));
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  let text = '';
  let complete = false;
  const results: StreamResult[] = [];
  incoming.setEncoding('utf8').on('error', () => undefined);
  incoming.on('data', (chunk: string) => {
    text += chunk;
    if (!incoming.headers['content-type']?.startsWith('text/event-stream')) return;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      if (event.startsWith('event: next\n')) results.push(JSON.parse(event.slice(event.indexOf('{'))) as StreamResult);
      if (event.startsWith('event: complete\n')) complete = true;
    }
  });
  const ended = new Promise<{ at: number }>((resolve) => {
    incoming.once('close', () => resolve({ at: Date.now() }));
  });
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    results,
    ended,
    isComplete: () => complete,
    body: () => ended.then(() => text),
    until: (count) => eventually(() => results.length >= count && results),
    pause: () => void incoming.pause(),
    resume: () => void incoming.resume(),
    leave: () => void outgoing.destroy(),
  };
}
