import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Role } from '../../core/identity/role.js';
import { adviceOn, causeOf } from './cause-of.js';
import { CommandFault, exitCodes, NotSignedIn, Unreachable, WrongUse } from './exit-code.js';
import { hubAddress } from './hub-address.js';
import { findIdentity } from './identity/find-identity.js';
import type { Identity } from './identity/identity.js';
import type { ResultOptions } from './result.js';

/** Options that every command has which talks to a hub. */
export interface HubAddress extends ResultOptions {
  /** `http://host:port`. */
  readonly url: string;
  /** Code of the organization the command acts for: of a demonstration any, else the one that the identity is of. */
  readonly organization?: string | undefined;
  /** A file that holds a token or an API key. */
  readonly tokenFile?: string | undefined;
  /** What the command needs of a demonstration; to read, publish and analyse if not given. */
  readonly roles?: readonly Role[];
}

/** A hub as the commands meet it: over its public API alone. */
export interface HubClient {
  readonly url: string;
  /** In whose name it is asked. */
  identity(): Promise<Identity>;
  /** A bearer token that holds now. */
  token(): Promise<string>;
  /** Code of the organization that the identity is of. */
  organization(): Promise<string>;
  /**
   * One request in this name, whatever it answers but that it is nobody's; never tried again but where the token had run out.
   * @throws Unreachable, NotSignedIn
   */
  request(path: string, init?: RequestInit): Promise<Response>;
  /**
   * One GraphQL operation; gives its `data`. Tries again with jitter while the hub cannot be reached, for as long as
   * `patience` says; only for operations that may be repeated.
   * @throws HubError for what the hub refuses as a whole, Unreachable when patience is over
   */
  ask<Schema extends z.ZodType>(
    schema: Schema,
    operation: { readonly query: string; readonly variables?: object; readonly operationName?: string },
    patience?: number,
  ): Promise<z.infer<Schema>>;
}

/** The hub refused the request as a whole. */
export class HubError extends CommandFault {
  constructor(
    message: string,
    readonly code: string | null,
  ) {
    super(message, code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? exitCodes.NOT_SIGNED_IN : exitCodes.REFUSED);
  }
}

const requestTimeout = 30_000;
const answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }))
    .optional(),
});
const itsOrganization = z.object({ viewer: z.object({ organization: z.object({ code: z.string() }) }) });
const usualRoles: readonly Role[] = ['VIEWER', 'PUBLISHER', 'ANALYST'];
const usualOrganization = 'sfj';

/** `tell` hears once what is waited for, each time that the hub cannot be reached and is asked again. */
export function hubClient(
  dataDir: string,
  { url: given, organization: named, tokenFile, roles = usualRoles }: HubAddress,
  tell: (message: string) => void = () => undefined,
): HubClient {
  const url = hubAddress(given);
  let found: Identity | undefined;
  let acting: string | undefined;

  async function identity(): Promise<Identity> {
    const organization = named ?? usualOrganization;
    return (found ??= await findIdentity({ url, dataDir, tokenFile, organization, roles, environment: process.env }));
  }

  async function send(path: string, init: RequestInit, token: string): Promise<Response> {
    try {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      return await fetch(`${url}${path}`, { ...init, headers });
    } catch (error) {
      throw unreachable(url, error);
    }
  }

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const asking = await identity();
    const response = await send(path, init, await asking.token());
    if (response.status !== 401) return response;
    // The token of a long-running command expires while it works.
    const again = asking.renewable ? await send(path, init, await asking.token(true)) : response;
    if (again.status !== 401) return again;
    const [error] = answer.safeParse(jsonOf(await again.text())).data?.errors ?? [];
    throw new NotSignedIn(
      `${error?.message ?? '平台不认此身份'} (UNAUTHENTICATED)\n  所用身份 (signed in as)：${asking.source}；平台：${url}\n  ${asking.advice}`,
    );
  }

  async function attempt(body: string): Promise<unknown> {
    const response = await request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(requestTimeout),
    });
    const text = await response.text().catch((error: unknown) => {
      throw unreachable(url, error);
    });
    if (response.status >= 502) throw new Unreachable(`平台暂不可用 (HTTP ${response.status})`);
    const parsed = answer.safeParse(jsonOf(text));
    if (!parsed.success) throw new HubError(`${url} 答复的不是 GraphQL (HTTP ${response.status})`, null);
    const [error] = parsed.data.errors ?? [];
    if (!error) return parsed.data.data;
    const code = error.extensions?.code ?? null;
    throw new HubError(`${error.message}${code === null ? '' : ` (${code})`}`, code);
  }

  /** A token or key is of one organization: whoever names another has taken the wrong one, and is told before anything is done. */
  async function organization(): Promise<string> {
    if (acting !== undefined) return acting;
    const { demonstration, source } = await identity();
    if (demonstration) return (acting = named ?? usualOrganization);
    const query = '{ viewer { organization { code } } }';
    const { viewer } = itsOrganization.parse(await attempt(JSON.stringify({ query })));
    const { code } = viewer.organization;
    if (named !== undefined && named !== code) {
      throw new WrongUse(`--organization ${named}：所用身份属于 ${code} (the identity is of ${code})：${source}`);
    }
    return (acting = code);
  }

  return {
    url,
    identity,
    token: async () => (await identity()).token(),
    organization,
    request,
    async ask(schema, operation, patience = 0) {
      const body = JSON.stringify(operation);
      const deadline = performance.now() + patience;
      for (let round = 0; ; round += 1) {
        try {
          if (named !== undefined) await organization();
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

function unreachable(url: string, error: unknown): Unreachable {
  const cause = causeOf(error);
  return new Unreachable(`连不上平台 ${url} (${cause})：${adviceOn(cause)}`, { cause: error });
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
