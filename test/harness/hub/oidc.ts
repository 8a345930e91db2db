import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

/** A real OpenID Connect provider over HTTP, and what was asked of it. */
export interface TestProvider {
  readonly issuer: string;
  /** How often its keys were fetched. */
  keyFetches(): number;
  /** An access token in JWT form, by client credentials; the client decides organization and roles. */
  token(client: string, resource?: string): Promise<string>;
  /** Signs with a new key from now on. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
}

const audience = 'urn:liandong:hub';
/** Client ids say what their tokens hold: `organization/ROLE,ROLE`. */
const clients = ['141025100/PUBLISHER', 'scjg/VIEWER,ANALYST', 'nowhere/PUBLISHER', '141025100/'];

/** Starts one at an address of this machine; `port` to come back where another was, `more` for clients of a test's own. */
export async function startProvider(port = 0, more: readonly string[] = []): Promise<TestProvider> {
  let answer: ReturnType<Provider['callback']> | undefined;
  let fetches = 0;
  const server = createServer((request, response) => {
    if (request.url === '/jwks') fetches += 1;
    void answer?.(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rotate = async (): Promise<void> => {
    answer = new Provider(issuer, configuration(await signingKey(), [...clients, ...more])).callback();
  };
  await rotate();
  return {
    issuer,
    rotate,
    keyFetches: () => fetches,
    token: (client, resource = audience) => clientToken(issuer, client, resource),
    stop: () => stop(server),
  };
}

/** Of another name than the provider's own, which it warns of: here everything should be kept in memory only. */
class Memory extends MemoryAdapter {}

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'ES256', use: 'sig' };
}

function configuration(key: JWK, known: readonly string[]): Configuration {
  return {
    adapter: Memory,
    ttl: { ClientCredentials: 600 },
    jwks: { keys: [key] },
    clients: known.map((client) => ({
      client_id: encodeURIComponent(client),
      client_secret: 'secret',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: 'ES256',
    })),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    extraTokenClaims: (_context, { clientId = '' }) => {
      const [organization, roles = ''] = decodeURIComponent(clientId).split('/');
      return { org: organization, roles: roles.split(',') };
    },
  };
}

async function clientToken(issuer: string, client: string, resource: string): Promise<string> {
  const credentials = Buffer.from(`${encodeURIComponent(encodeURIComponent(client))}:secret`).toString('base64');
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
  });
  const { access_token: token, ...rest } = (await response.json()) as { access_token?: string };
  if (token === undefined) throw new Error(JSON.stringify(rest));
  return token;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
