import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  None,
  type Configuration,
} from 'openid-client';
import { isLoopback } from '../../loopback.js';
import { CommandFault, exitCodes } from '../exit-code.js';
import { readHubMetadata } from './hub-metadata.js';
import { providerFault } from './provider-fault.js';

/** The provider that a hub takes tokens of, and what its tokens must name. */
export interface SignIn {
  readonly issuer: string;
  readonly audience: string;
  /** The public client by which people sign in from a command line, if the hub names one. */
  readonly deviceClientId: string | null;
}

/** Seconds to wait for the provider. */
const patience = 10;
const usualAudience = 'urn:liandong:hub';

/**
 * Where one signs in for a hub: as `HUB_ISSUER` says, or the hub.
 * @throws CommandFault when the hub has no provider
 */
export async function signInOf(url: string, environment: NodeJS.ProcessEnv): Promise<SignIn> {
  const { HUB_ISSUER: issuer, HUB_AUDIENCE: audience } = environment;
  if (issuer) return { issuer, audience: audience || usualAudience, deviceClientId: null };
  const metadata = await readHubMetadata(url);
  const [named] = metadata?.authorization_servers ?? [];
  if (named === undefined) {
    throw new CommandFault(
      `平台 ${url} 未说明身份认证服务：请以 HUB_ISSUER 指定，或改用 HUB_TOKEN、HUB_API_KEY (the hub names no sign-in provider)`,
      exitCodes.NOT_SIGNED_IN,
    );
  }
  return {
    issuer: named,
    audience: audience || (metadata?.token_audience ?? usualAudience),
    deviceClientId: metadata?.device_client_id ?? null,
  };
}

/** What the provider says of itself, and the client as which it is asked; a client without a secret is a public one. */
export async function openProvider(issuer: string, clientId: string, secret?: string): Promise<Configuration> {
  const server = URL.parse(issuer);
  const plain = server?.protocol === 'http:' && isLoopback(server.hostname);
  if (!server || (server.protocol !== 'https:' && !plain)) {
    throw new CommandFault(
      `身份认证服务须使用 https：${issuer} (secrets must not travel over plain http)`,
      exitCodes.NOT_SIGNED_IN,
    );
  }
  try {
    const options = { timeout: patience, ...(plain ? { execute: [allowInsecureRequests] } : {}) };
    if (secret === undefined) return await discovery(server, clientId, undefined, None(), options);
    const asked = await discovery(server, clientId, secret, ClientSecretBasic(secret), options);
    const methods = asked.serverMetadata().token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    if (methods.includes('client_secret_basic')) return asked;
    return await discovery(server, clientId, secret, ClientSecretPost(secret), options);
  } catch (error) {
    throw providerFault(error, issuer);
  }
}

/** How a token for the hub is asked for: by RFC 8707 where the audience is an address, and as other providers know it. */
export function forAudience(audience: string): Record<string, string> {
  return { audience, ...(URL.canParse(audience) ? { resource: audience } : {}) };
}
