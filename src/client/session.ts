import { errorIn, HubError, unreachable } from './hub-error.js';
import type { RetryOptions } from './pause.js';

export interface ConnectOptions {
  /** Where the hub is: `https://hub.example.gov.cn`. */
  readonly url: string;
  /** A bearer token or API key; or what gives one, asked again when the hub refuses the last. */
  readonly token: string | (() => Promise<string>);
  /** In the place of the platform's own. */
  readonly fetch?: typeof fetch;
  /** Ends everything that is asked and followed. */
  readonly signal?: AbortSignal;
  readonly retry?: RetryOptions;
}

/** What all requests of a client have in common. */
export interface Session {
  readonly retry: RetryOptions;
  readonly signal: AbortSignal | undefined;
  /**
   * One request as whoever is signed in; the answer is a good one. A token that is refused is replaced once, where another can be had.
   * @throws HubError for what the hub refuses, `UNREACHABLE` for what nobody answers
   */
  request(path: string, init: RequestInit): Promise<Response>;
  /** The hub has said that the token holds no more. */
  forgetToken(): void;
}

export function openSession({ url, token, signal, retry = {}, fetch: given }: ConnectOptions): Session {
  const base = addressOf(url);
  const send = given ?? ((input: string, init: RequestInit) => fetch(input, init));
  let held: Promise<string> | null = null;

  const forgetToken = (): void => {
    if (typeof token !== 'string') held = null;
  };

  async function request(path: string, init: RequestInit): Promise<Response> {
    for (let isSecond = false; ; isSecond = true) {
      const mine = (held ??= typeof token === 'string' ? Promise.resolve(token) : newToken(token));
      // Whoever asks next asks for another.
      mine.catch(() => held === mine && forgetToken());
      const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${await mine}` };
      try {
        return await answered(() => send(`${base}${path}`, { ...init, headers }), base);
      } catch (error) {
        if (!isRefusedToken(error) || typeof token === 'string' || isSecond) throw error;
        if (held === mine) held = null;
      }
    }
  }
  return { retry, signal, request, forgetToken };
}

async function newToken(token: () => Promise<string>): Promise<string> {
  try {
    return await token();
  } catch (error) {
    // Where tokens come from may be away for a moment too; whoever knows better says so by a HubError.
    throw error instanceof HubError ? error : notReached('取不到令牌 (no token can be had)', error);
  }
}

/** @throws HubError for an answer that is no good one */
async function answered(send: () => Promise<Response>, base: string): Promise<Response> {
  let response: Response;
  try {
    response = await send();
  } catch (error) {
    throw notReached(`连不上平台 ${base} (the hub cannot be reached)`, error);
  }
  const isJson = /[/+]json *(;|$)/.test(response.headers.get('content-type') ?? '');
  if (response.ok && !isJson) return response;
  if (!isJson) {
    const code = response.status >= 500 || response.status === 429 ? unreachable : null;
    const message = `${base} 答复 HTTP ${response.status} (not an answer of the hub)`;
    throw new HubError(message, code, { status: response.status });
  }
  const text = await response.text().catch((error: unknown) => {
    throw notReached(`平台的答复中断 (the answer was cut off)`, error);
  });
  const refusal = errorIn(parsed(text), response.status, response.headers.get('retry-after'));
  if (refusal) throw refusal;
  return new Response(text, { status: response.status, headers: response.headers });
}

export function notReached(message: string, cause: unknown): HubError {
  return new HubError(message, unreachable, {}, { cause });
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof HubError && error.code === 'UNAUTHENTICATED';
}

function addressOf(given: string): string {
  const url = new URL(given);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new TypeError(`not an http address: ${given}`);
  return given.replace(/\/+$/, '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
