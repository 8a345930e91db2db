import {
  initiateDeviceAuthorization,
  pollDeviceAuthorizationGrant,
  tokenRevocation,
  type Configuration,
  type DeviceAuthorizationResponse,
} from 'openid-client';
import { z } from 'zod';
import { CommandFault, exitCodes, NotSignedIn, Unreachable } from './exit-code.js';
import { hubAddress } from './hub-address.js';
import { changeLogin, loginFile, readLogin, type StoredLogin } from './identity/login-file.js';
import { forAudience, openProvider, signInOf, type SignIn } from './identity/provider.js';
import { providerFault } from './identity/provider-fault.js';
import { loginOf } from './identity/stored-login.js';
import { tellMeanwhile, tellResult, type ResultOptions } from './result.js';

export interface LogoutOptions extends ResultOptions {
  readonly url: string;
}

export interface LoginOptions extends LogoutOptions {
  readonly clientId?: string;
}

const patience = 30_000;
const answer = z.object({
  data: z
    .object({
      viewer: z.object({
        name: z.string(),
        organization: z.object({ code: z.string(), name: z.string() }),
        roles: z.array(z.string()),
      }),
    })
    .nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** Signs somebody in by a browser (RFC 8628), on this machine or another, and keeps the login for later commands. */
export async function login(options: LoginOptions): Promise<void> {
  const url = hubAddress(options.url);
  const signIn = await signInOf(url, process.env);
  const clientId = options.clientId ?? (process.env['HUB_CLIENT_ID'] || signIn.deviceClientId);
  if (clientId === null) {
    throw new CommandFault(
      '不知道命令行的客户端标识：请以 --client-id 或 HUB_CLIENT_ID 给出，或请运维设置 OIDC_DEVICE_CLIENT_ID (which client of the provider is this?)',
      exitCodes.WRONG_USE,
    );
  }
  const provider = await openProvider(signIn.issuer, clientId);
  const kept = loginOf(await authorize(provider, signIn, options), { ...signIn, clientId });
  const viewer = await whoIs(url, kept.accessToken);
  const file = loginFile(process.env);
  await changeLogin(file, url, () => Promise.resolve(kept));
  const { organization, roles } = viewer;
  tellResult(
    options,
    { url, organization: organization.code, roles, file },
    `已登录平台 ${url}：${organization.name}（${organization.code}），角色 ${roles.join('、') || '无'}；登录存于 ${file}`,
  );
}

/** Forgets a login, here and at the provider. */
export async function logout(options: LogoutOptions): Promise<void> {
  const url = hubAddress(options.url);
  const file = loginFile(process.env);
  const kept = await readLogin(file, url);
  if (kept) await changeLogin(file, url, () => Promise.resolve(null));
  const revoked = kept !== null && (await revoke(kept));
  const words = !kept
    ? `没有平台 ${url} 的登录 (was not signed in)`
    : `已退出平台 ${url}${revoked ? '' : '；身份认证服务未能撤销，令牌到期前仍有效'} (signed out)`;
  tellResult(options, { url, signedOut: kept !== null, revoked }, words);
}

async function authorize(provider: Configuration, { issuer, audience }: SignIn, { json }: ResultOptions) {
  const offline = provider.serverMetadata().scopes_supported?.includes('offline_access') === true;
  const scope = offline ? 'openid offline_access' : 'openid';
  try {
    const asked = await initiateDeviceAuthorization(provider, { scope, ...forAudience(audience) });
    tellDevice(asked, json === true);
    const signal = AbortSignal.timeout((asked.expires_in + 30) * 1000);
    return await pollDeviceAuthorizationGrant(provider, asked, forAudience(audience), { signal });
  } catch (error) {
    throw providerFault(error, issuer);
  }
}

function tellDevice(asked: DeviceAuthorizationResponse, json: boolean): void {
  const {
    user_code: userCode,
    verification_uri: address,
    verification_uri_complete: whole,
    expires_in: seconds,
  } = asked;
  if (json)
    tellResult({ json }, { userCode, verificationUri: address, verificationUriComplete: whole ?? null, seconds }, '');
  const minutes = Math.floor(seconds / 60);
  tellMeanwhile(`请在浏览器中打开 ${whole ?? address} ，核对代码 ${userCode}（${minutes} 分钟内有效），等待登录 …`);
}

/** Nothing is kept that the hub does not take. */
async function whoIs(url: string, token: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { name organization { code name } roles } }' }),
    signal: AbortSignal.timeout(patience),
  }).catch((error: unknown) => {
    throw new Unreachable(`连不上平台 ${url}`, { cause: error });
  });
  const { data, errors } = answer.parse(await response.json());
  if (data) return data.viewer;
  throw new NotSignedIn(
    `身份认证服务已登录，但平台 ${url} 不认其令牌：${errors?.map(({ message }) => message).join('；') ?? ''}；请核对受众（HUB_AUDIENCE）和单位、角色声明`,
  );
}

/** Whether the provider has taken the login back; one that is not reached must not keep anybody signed in here. */
async function revoke({ issuer, clientId, refreshToken, accessToken }: StoredLogin): Promise<boolean> {
  try {
    const provider = await openProvider(issuer, clientId);
    if (provider.serverMetadata().revocation_endpoint === undefined) return false;
    await tokenRevocation(provider, refreshToken ?? accessToken);
    return true;
  } catch {
    return false;
  }
}
