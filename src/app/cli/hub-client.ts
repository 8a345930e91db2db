import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Role } from '../../core/identity/role.js';
import { demonstrationToken } from './demonstration-token.js';

/** Options that every command has which talks to a hub. */
export interface HubAddress {
  /** `http://host:port`. */
  readonly url: string;
  /** Code of the organization the command acts for. */
  readonly organization: string;
  /** What the command needs; those that read, publish and analyse if not given. */
  readonly roles?: readonly Role[];
}

/** A hub as the commands meet it: over its public API alone. */
export interface HubClient {
  readonly url: string;
  /** A fresh token of the demonstration issuer. */
  token(): Promise<string>;
  /**
   * One GraphQL operation; gives its `data`. Tries again with jitter while the hub cannot be reached, for as long as
   * `patience` says; only for operations that may be repeated.
   * @throws HubError for what the hub refuses as a whole, Unreachable when patience is over
   */
  ask<Schema extends z.ZodType>(
    schema: Schema,
    operation: { readonly query: string; readonly variables?: object },
    patience?: number,
  ): Promise<z.infer<Schema>>;
}

export class HubError extends Error {
  constructor(
    message: string,
    readonly code: string | null,
  ) {
    super(message);
  }
}

export class Unreachable extends Error {}

const requestTimeout = 30_000;
const answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }))
    .optional(),
});

/** `tell` hears once what is waited for, each time that the hub cannot be reached and is asked again. */
export function hubClient(
  dataDir: string,
  { url: given, organization, roles = ['VIEWER', 'PUBLISHER', 'ANALYST'] }: HubAddress,
  tell: (message: string) => void = () => undefined,
): HubClient {
  const url = hubUrl(given);
  const token = (): Promise<string> => demonstrationToken(dataDir, { organization, roles, hours: 12 });
  let held: Promise<string> | undefined;

  async function attempt(body: string): Promise<unknown> {
    const authorization = `Bearer ${await (held ??= token())}`;
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body,
        signal: AbortSignal.timeout(requestTimeout),
      });
      text = await response.text();
    } catch (error) {
      throw new Unreachable(`连不上平台 ${url}：请先 npm start，或用 --url 指定 (${causeOf(error)})`);
    }
    if (response.status >= 502) throw new Unreachable(`平台暂不可用 (HTTP ${response.status})`);
    const parsed = answer.safeParse(jsonOf(text));
    if (!parsed.success) throw new HubError(`${url} 答复的不是 GraphQL (HTTP ${response.status})`, null);
    const [error] = parsed.data.errors ?? [];
    if (!error) return parsed.data.data;
    const code = error.extensions?.code ?? null;
    // The token of a long-running command expires while it works.
    if (code === 'UNAUTHENTICATED') held = undefined;
    throw new HubError(`${error.message}${code === null ? '' : ` (${code})`}`, code);
  }

  return {
    url,
    token,
    async ask(schema, operation, patience = 0) {
      const body = JSON.stringify(operation);
      const deadline = performance.now() + patience;
      for (let round = 0; ; round += 1) {
        try {
          return schema.parse(await attempt(body));
        } catch (error) {
          if (!(error instanceof Unreachable) || performance.now() > deadline) throw error;
          if (round === 0) tell(`${error.message}；继续等待，Ctrl-C 停止 (waiting for the hub)`);
          await sleep(backoff(round));
        }
      }
    },
  };
}

/** @throws Error for what will never lead to a hub */
function hubUrl(given: string): string {
  const url = URL.parse(given);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new Error(`--url 不是 http 地址：${given} (not an http address)`);
  }
  return given.replace(/\/+$/, '');
}

/** Milliseconds before the next attempt: doubled from 100 to at most 2,000, with jitter so that clients do not return as one. */
export function backoff(round: number): number {
  return Math.min(2000, 100 * 2 ** round) * (0.5 + Math.random());
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
}
