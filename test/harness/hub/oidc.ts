import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
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
  /** Does what a person does in a browser: confirms the code of a device as an account, `organization/ROLE,ROLE`; or refuses it. */
  confirmDevice(userCode: string, account: string | null): Promise<void>;
  /** Signs with a new key from now on. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
}

const audience = 'urn:liandong:hub';
/** Client ids say what their tokens hold: `organization/ROLE,ROLE`. */
const clients = ['141025100/PUBLISHER', 'scjg/VIEWER,ANALYST', 'nowhere/PUBLISHER', '141025100/'];

/** A public client by which people sign in from a command line. */
export const deviceClient = 'liandong-command-line';

/**
 * Starts one at an address of this machine; `port` to come back where another was, `more` for clients of a test's own, a certificate to be
 * reached by https.
 */
export async function startProvider(
  port = 0,
  more: readonly string[] = [],
  certificate?: { readonly key: string; readonly cert: string },
): Promise<TestProvider> {
  let provider: Provider | undefined;
  let answer: ReturnType<Provider['callback']> | undefined;
  let fetches = 0;
  const listener: RequestListener = (request, response) => {
    if (request.url === '/jwks') fetches += 1;
    void answer?.(request, response);
  };
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `${certificate ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rotate = async (): Promise<void> => {
    provider = new Provider(issuer, configuration(await signingKey(), [...new Set([...clients, ...more])]));
    answer = provider.callback();
  };
  await rotate();
  return {
    issuer,
    rotate,
    keyFetches: () => fetches,
    confirmDevice: (userCode, account) => confirmDevice(provider, userCode, account),
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
    ttl: { ClientCredentials: 600, AccessToken: 600, RefreshToken: 3600, DeviceCode: 600, Grant: 3600 },
    scopes: ['openid', 'offline_access'],
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    jwks: { keys: [key] },
    clients: [
      {
        client_id: deviceClient,
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: 'ES256',
      },
      ...known.map((client) => ({
        client_id: encodeURIComponent(client),
        client_secret: 'secret',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: 'ES256' as const,
      })),
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      revocation: { enabled: true },
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
    extraTokenClaims: (_context, token) => {
      const whose = 'accountId' in token ? token.accountId : decodeURIComponent(token.clientId ?? '');
      const [organization, roles = ''] = whose.split('/');
      return { org: organization, roles: roles.split(',') };
    },
  };
}

async function confirmDevice(provider: Provider | undefined, userCode: string, account: string | null): Promise<void> {
  const code = await provider?.DeviceCode.findByUserCode(userCode.replaceAll(/\W/g, '').toUpperCase());
  if (!provider || !code) throw new Error(`no device has the code ${userCode}`);
  if (account === null) {
    code.error = 'access_denied';
  } else {
    const { scope, resource } = code.params as { readonly scope: string; readonly resource: string };
    const grant = new provider.Grant({ accountId: account, clientId: deviceClient });
    grant.addOIDCScope(scope);
    grant.addResourceScope(resource, scope);
    Object.assign(code, {
      accountId: account,
      grantId: await grant.save(),
      scope,
      resource,
      authTime: Math.floor(Date.now() / 1000),
    });
  }
  // Kept for as long as it had.
  await code.save();
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
