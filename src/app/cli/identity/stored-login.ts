import { refreshTokenGrant, type TokenEndpointResponse, type TokenEndpointResponseHelpers } from 'openid-client';
import { NotSignedIn } from '../exit-code.js';
import type { Identity } from './identity.js';
import { changeLogin, readLogin, type StoredLogin } from './login-file.js';
import { forAudience, openProvider } from './provider.js';
import { providerFault, refusalOf } from './provider-fault.js';
import { seemsLive } from './token-life.js';

/** Milliseconds that a token is taken to hold whose provider does not say. */
const usualLife = 300_000;

/** Whoever signed in by `hub login`; null: nobody did for this hub. */
export async function storedLogin(file: string, url: string): Promise<Identity | null> {
  const first = await readLogin(file, url);
  if (!first) return null;
  let held = first;

  async function renewed(): Promise<string> {
    const before = held;
    const after = await changeLogin(file, url, async (kept) => {
      if (!kept) throw new NotSignedIn(`已退出平台 ${url} 的登录：请重新 hub login (signed out meanwhile)`);
      // Another command has renewed it already.
      return kept.accessToken !== before.accessToken && seemsLive(kept.expiresAt) ? kept : refresh(kept);
    });
    held = after ?? held;
    return held.accessToken;
  }

  return {
    source: `hub login 的登录 (${file})`,
    advice: '请重新 hub login',
    renewable: first.refreshToken !== undefined,
    demonstration: false,
    token: (renew = false) => (!renew && seemsLive(held.expiresAt) ? Promise.resolve(held.accessToken) : renewed()),
  };
}

async function refresh(kept: StoredLogin): Promise<StoredLogin> {
  const { issuer, audience, clientId, refreshToken } = kept;
  if (refreshToken === undefined) {
    throw new NotSignedIn('登录已过期，身份认证服务未给续期令牌：请重新 hub login (the login has expired)');
  }
  try {
    const provider = await openProvider(issuer, clientId);
    return loginOf(await refreshTokenGrant(provider, refreshToken, forAudience(audience)), kept);
  } catch (error) {
    if (refusalOf(error) === 'invalid_grant') {
      throw new NotSignedIn('登录已失效：请重新 hub login (the login no longer holds)', { cause: error });
    }
    throw providerFault(error, issuer);
  }
}

/** What is to be kept of an answer; a provider that gives no new refresh token leaves the old one in force. */
export function loginOf(
  answer: TokenEndpointResponse & TokenEndpointResponseHelpers,
  { issuer, audience, clientId, refreshToken }: Pick<StoredLogin, 'issuer' | 'audience' | 'clientId' | 'refreshToken'>,
): StoredLogin {
  const seconds = answer.expiresIn();
  const kept = answer.refresh_token ?? refreshToken;
  return {
    issuer,
    audience,
    clientId,
    accessToken: answer.access_token,
    expiresAt: Date.now() + (seconds === undefined ? usualLife : seconds * 1000),
    ...(kept === undefined ? {} : { refreshToken: kept }),
  };
}
