import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { exportJWK, generateKeyPair } from 'jose';
import { createKeyFile } from '../../../src/platform/sealing/index.js';
import { eventually } from '../time/eventually.js';
import { makeCertificate, type TestCertificate } from './certificates.js';
import { createTestDatabase } from './database.js';
import { openHubHome, outputOf, untilReady, type Ended, type HubHome } from './hub-process.js';
import { deviceClient, startProvider, type TestProvider } from './oidc.js';
import { openTlsProxy } from './tls-proxy.js';

/** A hub as a county runs it: production settings, a provider, a proxy with TLS before it, an authority of its own, no demonstration. */
export interface ProductionHub {
  /** Where clients find it: the proxy. */
  readonly url: string;
  /** The hub itself, behind the proxy. */
  readonly home: HubHome;
  readonly provider: TestProvider;
  readonly certificate: TestCertificate;
  /** The file of the authority's certificate. */
  readonly authorityFile: string;
  /** What clients have in their environment; nothing of the hub's own. */
  readonly clientEnvironment: NodeJS.ProcessEnv;
  /** Runs `hub …` as a client, with more in its environment. */
  client(environment: NodeJS.ProcessEnv, ...parameters: readonly string[]): Promise<Ended>;
  /** Runs `hub …` as the operator, beside the hub. */
  operator(...parameters: readonly string[]): Promise<Ended>;
  /** Signs a person in by `hub login`: their browser confirms the code. */
  login(account: string): Promise<Ended>;
  /** Files of demonstration keys, wherever hub and clients may write. */
  demonstrationKeys(): Promise<string[]>;
  close(): Promise<void>;
}

export async function startProduction(clients: readonly string[] = []): Promise<ProductionHub> {
  const directory = await mkdtemp(join(tmpdir(), 'liandong-production-'));
  const certificate = await makeCertificate();
  const authorityFile = join(directory, 'authority.pem');
  await writeFile(authorityFile, certificate.authority);
  // Clients in this process trust it too.
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, certificate.authority]);
  const provider = await startProvider(0, clients, certificate);
  const database = await createTestDatabase();
  const home = await openHubHome(database.url);
  const proxy = await openTlsProxy(home.url, certificate);
  const [signingKey, personalDataKeys] = [join(directory, 'signing.json'), join(directory, 'personal.json')];
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  await writeFile(signingKey, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  await createKeyFile(personalDataKeys);
  const environment = {
    NODE_ENV: 'production',
    NODE_EXTRA_CA_CERTS: authorityFile,
    DEMO: 'off',
    OIDC_ISSUER: provider.issuer,
    OIDC_DEVICE_CLIENT_ID: deviceClient,
    SIGNING_KEY_FILE: signingKey,
    PERSONAL_DATA_KEY_FILE: personalDataKeys,
    PUBLIC_URL: proxy.url,
    TRUSTED_PROXIES: '127.0.0.1',
  };
  const hub = home.spawnHub(environment);
  await untilReady(hub, home.url);
  const away = join(directory, 'client');
  await mkdir(away);
  const clientEnvironment = {
    ...{ HUB_URL: proxy.url, NODE_EXTRA_CA_CERTS: authorityFile, HOME: away, XDG_CONFIG_HOME: join(away, 'config') },
    ...{ DATA_DIR: join(away, 'data'), DATABASE_URL: undefined, NODE_ENV: undefined, PORT: undefined, HOST: undefined },
    ...{ HUB_TOKEN: undefined, HUB_API_KEY: undefined, HUB_CLIENT_ID: undefined, HUB_CLIENT_SECRET: undefined },
  };
  return {
    url: proxy.url,
    ...{ home, provider, certificate, authorityFile, clientEnvironment },
    client: (more, ...parameters) => home.commandWith({ ...clientEnvironment, ...more }, ...parameters),
    operator: (...parameters) => home.commandWith(environment, ...parameters),
    async login(account) {
      const child = home.startCommandWith(clientEnvironment, 'login', '--json');
      let said = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
      await eventually(() => said.includes('\n') || child.exitCode !== null, 30_000);
      const [first = '{}'] = said.split('\n');
      const { userCode = '' } = JSON.parse(first || '{}') as { userCode?: string };
      if (userCode !== '') await provider.confirmDevice(userCode, account);
      return outputOf(child);
    },
    async demonstrationKeys() {
      const places = [directory, home.directory];
      const files = await Promise.all(places.map((place) => readdir(place, { recursive: true })));
      return files.flat().filter((file) => file.includes('demonstration'));
    },
    async close() {
      setDefaultCACertificates(trusted);
      await proxy.close();
      await home.clear();
      await provider.stop();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** curl with the authority's certificate, until it has said enough. */
export function curl(authorityFile: string, seconds: number, ...parameters: readonly string[]): Promise<string> {
  const child = execFile('curl', ['-sN', '--max-time', String(seconds), '--cacert', authorityFile, ...parameters]);
  let said = '';
  child.stdout?.on('data', (text: string) => (said += text));
  return once(child, 'close').then(() => said);
}
