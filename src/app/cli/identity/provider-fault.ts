import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { causeOf } from '../cause-of.js';
import { CommandFault, NotSignedIn, Unreachable } from '../exit-code.js';

const advice: Readonly<Record<string, string>> = {
  invalid_client: '客户端标识或密钥有误，请核对 HUB_CLIENT_ID 和 HUB_CLIENT_SECRET',
  unauthorized_client: '该客户端未获准用此方式登录，请在身份认证服务中为其开通',
  unsupported_grant_type: '身份认证服务不支持此登录方式',
  invalid_target: '身份认证服务不为本平台签发令牌，请核对 HUB_AUDIENCE',
  invalid_grant: '登录已失效，请重新 hub login',
  access_denied: '已在浏览器中拒绝登录',
  expired_token: '登录码已过期，请重新 hub login',
};

/** What a provider answered, or that it did not, in words; never what was sent to it. */
export function providerFault(error: unknown, issuer: string): Error {
  if (error instanceof CommandFault) return error;
  const code = refusalOf(error);
  if (code !== null) {
    return new NotSignedIn(`身份认证服务 ${issuer} 拒绝：${advice[code] ?? '请核对其设置'} (${code})`, {
      cause: error,
    });
  }
  return new Unreachable(`身份认证服务 ${issuer} 没有给出有效答复 (${causeOf(error)})`, { cause: error });
}

/** The provider's own word for why it refused; null: it did not say. */
export function refusalOf(error: unknown): string | null {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) return error.error;
  if (error instanceof WWWAuthenticateChallengeError) return error.cause[0]?.parameters.error ?? 'invalid_client';
  return null;
}
