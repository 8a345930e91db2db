import { clientCredentialsGrant, type Configuration } from 'openid-client';
import type { Identity } from './identity.js';
import { forAudience, openProvider, signInOf, type SignIn } from './provider.js';
import { providerFault } from './provider-fault.js';
import { seemsLive } from './token-life.js';

export interface ClientCredentials {
  readonly url: string;
  readonly clientId: string;
  readonly secret: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** A system that the provider knows: it asks for a token when it needs one, and anew shortly before that expires. */
export function clientCredentials({ url, clientId, secret, environment }: ClientCredentials): Identity {
  let opened: { readonly signIn: SignIn; readonly provider: Configuration } | undefined;
  let held: { readonly token: string; readonly expiresAt: number } | undefined;

  async function fetchToken(): Promise<string> {
    if (!opened) {
      const signIn = await signInOf(url, environment);
      opened = { signIn, provider: await openProvider(signIn.issuer, clientId, secret) };
    }
    const { signIn, provider } = opened;
    try {
      const answer = await clientCredentialsGrant(provider, forAudience(signIn.audience));
      held = { token: answer.access_token, expiresAt: Date.now() + (answer.expiresIn() ?? 60) * 1000 };
      return held.token;
    } catch (error) {
      throw providerFault(error, signIn.issuer);
    }
  }

  return {
    source: `HUB_CLIENT_ID 的客户端 ${clientId}`,
    advice: '请核对该客户端在身份认证服务中的单位和角色声明，见 docs/operate/configuration.md',
    renewable: true,
    demonstration: false,
    token: (renew = false) =>
      !renew && held && seemsLive(held.expiresAt) ? Promise.resolve(held.token) : fetchToken(),
  };
}
