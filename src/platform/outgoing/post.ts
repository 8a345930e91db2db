import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { codeOf } from '../../kernel/error-code.js';
import type { TargetGuard } from './target-guard.js';

/** Name and value, as they were sent. */
export type Head = readonly (readonly [name: string, value: string])[];

/** What a target answered, its body left aside; or why there is no answer, by a code that tells nothing of what was sent or where to. */
export type Answer = { readonly status: number; readonly head: Head } | { readonly fault: string };

export interface Posting {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Poster {
  post(posting: Posting): Promise<Answer>;
  close(): void;
}

/** Milliseconds until the answer has begun, the name's resolution included. */
const usualPatience = 15_000;
/** A body up to this length is taken, so that the connection can be used again; a longer one ends it. */
const longestBody = 16_384;
/** Milliseconds in which such a body has to come. */
const bodyPatience = 1_000;
/** All headers of an answer together; Node refuses more. */
const longestHead = 16_384;

/** Posts to servers of others: nothing is followed, nothing long is read, nothing private is reached, and everything ends in time. */
export function openPoster(guard: TargetGuard, patience = usualPatience): Poster {
  const kept = { keepAlive: true, maxFreeSockets: 64, timeout: 30_000 };
  const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };

  function send({ url, headers, body }: Posting, signal: AbortSignal, again: boolean): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const isPlain = url.protocol === 'http:';
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      lookup: guard.lookup,
      maxHeaderSize: longestHead,
      signal,
    };
    const request: ClientRequest = isPlain
      ? httpRequest(url, { ...options, agent: agents.http })
      : httpsRequest(url, { ...options, agent: agents.https });
    request.on('response', (response) => {
      letGo(response);
      resolve({ status: response.statusCode ?? 0, head: headOf(response) });
    });
    request.on('error', (error) => {
      // The other side had just closed a connection that was used before: nothing has been read of this request.
      if (again && request.reusedSocket && codeOf(error) === 'ECONNRESET')
        resolve(send({ url, headers, body }, signal, false));
      else resolve({ fault: signal.aborted ? 'TIMEOUT' : faultOf(error) });
    });
    request.end(body);
    return promise;
  }

  return {
    post: (posting) => send(posting, AbortSignal.timeout(patience), true),
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** What comes behind the head is of no interest, and is not waited for. */
function letGo(response: IncomingMessage): void {
  let length = 0;
  const timer = setTimeout(() => response.destroy(), bodyPatience);
  response.on('data', (part: Buffer) => {
    length += part.length;
    if (length > longestBody) response.destroy();
  });
  response.on('close', () => clearTimeout(timer));
  response.on('error', () => undefined);
}

function headOf({ rawHeaders }: IncomingMessage): Head {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : []));
}

/** Of several addresses each may have failed: the first says why. */
function faultOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const code = codeOf(first) ?? codeOf(error) ?? 'FAILED';
  return /^[A-Z][A-Z0-9_]{1,39}$/.test(code) ? code : 'FAILED';
}
