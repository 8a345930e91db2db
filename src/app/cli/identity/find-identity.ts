import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Role } from '../../../core/identity/role.js';
import { isLoopback } from '../../loopback.js';
import { NotSignedIn } from '../exit-code.js';
import { givenSecret, type Identity } from './identity.js';
import { loginFile } from './login-file.js';

export interface IdentityRequest {
  readonly url: string;
  readonly dataDir: string;
  readonly tokenFile?: string | undefined;
  /** Of a demonstration: for which organization, with which roles. */
  readonly organization: string;
  readonly roles: readonly Role[];
  readonly environment: NodeJS.ProcessEnv;
}

/** A place where an identity may be: gives it, or says why there is none. */
type Place = readonly [name: string, look: (request: IdentityRequest) => Promise<Identity | string>];

/** Where a command looks for the name in which it asks, in this order; the first that has one decides. */
const places: readonly Place[] = [
  ['--token-file', ({ tokenFile }) => (tokenFile === undefined ? none('未给出') : fromFile(tokenFile))],
  ['HUB_TOKEN', ({ environment: { HUB_TOKEN: token } }) => fromVariable('HUB_TOKEN', token, '访问令牌')],
  ['HUB_API_KEY', ({ environment: { HUB_API_KEY: key } }) => fromVariable('HUB_API_KEY', key, 'API 密钥')],
  ['HUB_CLIENT_ID、HUB_CLIENT_SECRET', fromClient],
  ['hub login', fromLogin],
  ['演示密钥', fromDemonstration],
];

/** The names of the places, in their order. */
export const identityPlaces: readonly string[] = places.map(([name]) => name);

/** @throws NotSignedIn with every place that was looked at, when no place has one */
export async function findIdentity(request: IdentityRequest): Promise<Identity> {
  const looked: string[] = [];
  for (const [name, look] of places) {
    const found = await look(request);
    if (typeof found !== 'string') return found;
    looked.push(`  ${looked.length + 1}. ${name}：${found}`);
  }
  throw new NotSignedIn(
    `没有平台 ${request.url} 的登录 (not signed in)，依次找过：\n${looked.join('\n')}\n请 hub login，或以环境变量 HUB_API_KEY 给出系统的密钥；见 docs/guide/command-line.md`,
  );
}

function none(why: string): Promise<string> {
  return Promise.resolve(why);
}

async function fromFile(file: string): Promise<Identity> {
  const advice = '请更换文件中的令牌或密钥';
  const read = async (): Promise<string> => {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new NotSignedIn(`读不到令牌文件 ${file} (--token-file)`, { cause: error });
    });
    if (text.trim() === '') throw new NotSignedIn(`令牌文件 ${file} 为空 (--token-file)`);
    return text.trim();
  };
  await read();
  // Whoever keeps the file may put a new token there.
  return { ...givenSecret('', `--token-file ${file}`, advice), token: read, renewable: true };
}

function fromVariable(name: string, secret: string | undefined, what: string): Promise<Identity | string> {
  const trimmed = secret?.trim() ?? '';
  if (trimmed === '') return none('未设置');
  return Promise.resolve(givenSecret(trimmed, `${name} 中的${what}`, `请更换 ${name}`));
}

async function fromClient({ url, environment }: IdentityRequest): Promise<Identity | string> {
  const { HUB_CLIENT_ID: clientId, HUB_CLIENT_SECRET: secret } = environment;
  if (!clientId || !secret) return clientId || secret ? '须两者都设置' : '未设置';
  // Loaded where it is needed: most commands sign in without a provider.
  const { clientCredentials } = await import('./client-credentials.js');
  return clientCredentials({ url, clientId, secret, environment });
}

async function fromLogin({ url, environment }: IdentityRequest): Promise<Identity | string> {
  const file = loginFile(environment);
  const { readLogin } = await import('./login-file.js');
  if (!(await readLogin(file, url))) return `${file} 中没有此平台`;
  const { storedLogin } = await import('./stored-login.js');
  return (await storedLogin(file, url)) ?? '已退出';
}

async function fromDemonstration(request: IdentityRequest): Promise<Identity | string> {
  const { url, dataDir } = request;
  if (!isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''))) return '只用于本机的平台';
  const { demonstrationIdentity } = await import('./demonstration-key.js');
  const found = await demonstrationIdentity(dataDir, request);
  if (!found) return `数据目录 ${resolve(dataDir)}（DATA_DIR）中没有平台启动时所建的演示密钥`;
  const { readHubMetadata } = await import('./hub-metadata.js');
  const metadata = await readHubMetadata(url);
  return metadata && !metadata.demonstration_tokens ? `平台 ${url} 不接受演示令牌` : found;
}
