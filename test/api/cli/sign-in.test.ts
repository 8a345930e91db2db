import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityPlaces } from '../../../src/app/cli/identity/find-identity.js';
import { demonstrationKeys } from '../../../src/core/identity/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { freePort, outputOf } from '../../harness/hub/hub-process.js';
import { startProduction, type ProductionHub } from '../../harness/hub/production.js';
import { eventually } from '../../harness/time/eventually.js';

let hub: ProductionHub;
let key: string;
const system = '141025100/PUBLISHER';
const auditor = 'xzf/AUDITOR';
const viewer = ['query', '{ viewer { organization { code } } }', '--json'];

beforeAll(async () => {
  hub = await startProduction([system, auditor]);
  const parameters = [
    '--organization',
    'sfj',
    '--name',
    '司法局平台',
    '--roles',
    'PUBLISHER',
    '--expires',
    '2099-12-31',
  ];
  const made = await hub.operator('api-key', 'create', ...parameters);
  key = made.stdout.trim().split('\n').at(-1) ?? '';
}, 120_000);
afterAll(() => hub.close());

const loginFile = (): string => join(hub.clientEnvironment['XDG_CONFIG_HOME'] ?? '', 'liandong/logins.json');
const dataDir = (): string => hub.clientEnvironment['DATA_DIR'] ?? '';

describe('[connect D3] a command without an identity', () => {
  test('says which it looked for, in which order and where, and leaves nothing behind', async () => {
    const { code, stdout, stderr } = await hub.client({}, ...viewer);
    expect([code, stdout]).toEqual([4, '']);
    const told = identityPlaces.map((place, index) => stderr.indexOf(`${index + 1}. ${place}：`));
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told).not.toContain(-1);
    expect(stderr).toContain(loginFile());
    await expect(readdir(dataDir())).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('does not take the key of a demonstration for one', async () => {
    const other = join(hub.home.directory, 'another-demo');
    await mkdir(other);
    await demonstrationKeys(other);
    const { code, stderr } = await hub.client({ DATA_DIR: other }, ...viewer);
    expect([code, stderr]).toEqual([4, expect.stringContaining('不接受演示令牌')]);
  });

  test('hub token makes no key where no hub has made one', async () => {
    const { code, stderr } = await hub.client({}, 'token', '--organization', 'sfj', '--roles', 'VIEWER');
    expect([code, stderr]).toEqual([4, expect.stringContaining(dataDir())]);
    await expect(readdir(dataDir())).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('[connect D3] an identity that the hub or the provider does not take', () => {
  test.each([
    ['HUB_API_KEY', { HUB_API_KEY: `ld_0123456789ab_${'x'.repeat(43)}` }, 'HUB_API_KEY'],
    ['HUB_TOKEN', { HUB_TOKEN: 'nonsense-secret' }, 'HUB_TOKEN'],
    [
      'HUB_CLIENT_SECRET',
      { HUB_CLIENT_ID: encodeURIComponent(system), HUB_CLIENT_SECRET: 'wrong-secret' },
      'invalid_client',
    ],
  ])('%s is named, and the secret is not told', async (_, environment, told) => {
    const { code, stdout, stderr } = await hub.client(environment, ...viewer);
    expect([code, stdout, stderr]).toEqual([4, '', expect.stringContaining(told)]);
    for (const secret of Object.values(environment).filter((value) => !value.includes('PUBLISHER'))) {
      expect(stderr).not.toContain(secret);
    }
  });

  test('of another organization than the one that is named does nothing', async () => {
    const published = await hub.client({ HUB_API_KEY: key }, 'lag', '--organization', 'jtys');
    expect(published).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('所用身份属于 sfj') });
    expect((await hub.client({ HUB_API_KEY: key }, 'lag', '--organization', 'sfj')).code).toBe(0);
  });

  test('a token file that is missing or empty', async () => {
    const empty = join(hub.home.directory, 'empty');
    await writeFile(empty, '\n');
    for (const file of [empty, join(hub.home.directory, 'nowhere')]) {
      const { code, stderr } = await hub.client({ HUB_API_KEY: key }, ...viewer, '--token-file', file);
      expect([code, stderr]).toEqual([4, expect.stringContaining(file)]);
    }
  });
});

describe('a hub that is not reached', () => {
  test('is told at once, by its cause', async () => {
    const nobody = await hub.client({ HUB_API_KEY: key, HUB_URL: `http://127.0.0.1:${await freePort()}` }, ...viewer);
    expect(nobody).toMatchObject({ code: 3, stderr: expect.stringMatching(/127\.0\.0\.1:\d+ \(ECONNREFUSED\)/) });
    const stranger = await hub.client({ HUB_API_KEY: key, NODE_EXTRA_CA_CERTS: undefined }, ...viewer);
    expect(stranger).toMatchObject({ code: 3, stderr: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
  });
});

describe('a hub that leads elsewhere', () => {
  test.each([
    [
      'says it is another',
      { resource: 'https://other.example.gov.cn', authorization_servers: ['https://sso.example.gov.cn'] },
      '自称',
    ],
    ['names a provider without https', { authorization_servers: ['http://sso.example.gov.cn'] }, '须使用 https'],
    ['names none', {}, '未说明身份认证服务'],
    ['answers with something else', { resource: 1 }, '答复的不是登录说明'],
  ])('and %s gets no secret', async (_, told, message) => {
    let asked = 0;
    const liar = createServer((request, response) => {
      asked += 1;
      const metadata = { resource: `http://${request.headers.host}`, ...told };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(metadata));
    }).listen(0, '127.0.0.1');
    await once(liar, 'listening');
    const url = `http://127.0.0.1:${(liar.address() as AddressInfo).port}`;
    const environment = { HUB_URL: url, HUB_CLIENT_ID: 'a', HUB_CLIENT_SECRET: 'b' };
    const { code, stderr } = await hub.client(environment, ...viewer);
    expect([code, stderr]).toEqual([expect.toBeOneOf([1, 4]), expect.stringContaining(message)]);
    expect(asked).toBe(1);
    liar.close();
  });
});

describe('hub login', () => {
  const person = 'scjg/VIEWER,PUBLISHER';

  test('keeps a login for its user alone, and signs out', async () => {
    const signedIn = await hub.login(person);
    expect(signedIn).toMatchObject({ code: 0, stderr: expect.stringContaining('请在浏览器中打开') });
    const last = JSON.parse(signedIn.stdout.trim().split('\n').at(-1) ?? '');
    expect(last).toEqual({ url: hub.url, organization: 'scjg', roles: ['VIEWER', 'PUBLISHER'], file: loginFile() });
    expect((await stat(loginFile())).mode & 0o777).toBe(0o600);
    expect(JSON.parse((await hub.client({}, ...viewer)).stdout)).toEqual({
      viewer: { organization: { code: 'scjg' } },
    });
    const signedOut = await hub.client({}, 'logout', '--json');
    expect(JSON.parse(signedOut.stdout)).toEqual({ url: hub.url, signedOut: true, revoked: true });
    expect((await hub.client({}, ...viewer)).code).toBe(4);
    expect(await hub.client({}, 'logout')).toMatchObject({ code: 0, stdout: expect.stringContaining('没有') });
  });

  test('a token that has run out is renewed, by several commands at once as well, though each refresh token serves once', async () => {
    await hub.login(person);
    for (const round of [1, 2]) {
      await expire();
      const asked = await Promise.all([1, 2, 3].map(() => hub.client({}, ...viewer)));
      expect([round, ...asked.map(({ code, stderr }) => `${code} ${stderr}`)]).toEqual([round, '0 ', '0 ', '0 ']);
    }
    expect(await readdir(join(loginFile(), '..'))).toEqual(['logins.json']);
  });

  test('whose refresh token was taken back says so, and what to do', async () => {
    await hub.login(person);
    const kept = await readFile(loginFile(), 'utf8');
    await hub.client({}, 'logout');
    await writeFile(loginFile(), kept);
    await expire();
    const { code, stderr } = await hub.client({}, ...viewer);
    expect([code, stderr]).toEqual([4, expect.stringContaining('请重新 hub login')]);
  });

  test('a file that was spoilt is named, and not what it holds', async () => {
    await writeFile(loginFile(), '{"logins": {"secret-token"');
    const { code, stderr } = await hub.client({}, ...viewer);
    expect([code, stderr]).toEqual([4, expect.stringContaining(loginFile())]);
    expect(stderr).not.toContain('secret-token');
    await writeFile(loginFile(), '{"logins":{}}');
  });

  test('that is refused in the browser ends', async () => {
    const child = hub.home.startCommandWith(hub.clientEnvironment, 'login', '--json');
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
    await eventually(() => said.includes('\n'), 30_000);
    await hub.provider.confirmDevice(JSON.parse(said).userCode, null);
    expect(await outputOf(child)).toMatchObject({ code: 4, stderr: expect.stringContaining('access_denied') });
  });

  async function expire(): Promise<void> {
    const { logins } = JSON.parse(await readFile(loginFile(), 'utf8'));
    logins[hub.url].expiresAt = Date.now() - 1000;
    await writeFile(loginFile(), JSON.stringify({ logins }));
  }
});

describe('hub api-key', () => {
  test('the first key works, is listed without itself, is audited, and is revoked', async () => {
    const made = await hub.operator(
      'api-key',
      'create',
      '--organization',
      'zrzy',
      '--name',
      '国土平台',
      '--roles',
      'VIEWER',
      '--json',
    );
    const { secret, prefix } = JSON.parse(made.stdout);
    const asked = () => hub.client({ HUB_API_KEY: secret }, ...viewer);
    expect(JSON.parse((await asked()).stdout)).toEqual({ viewer: { organization: { code: 'zrzy' } } });
    const listed = await hub.operator('api-key', 'list', '--organization', 'zrzy');
    expect(listed.stdout).toMatch(new RegExp(`^ld_${prefix}\t国土平台\tVIEWER\t.* 最近使用\t有效`));
    expect(listed.stdout).not.toContain(secret);
    expect((await hub.operator('api-key', 'revoke', `ld_${prefix}`)).code).toBe(0);
    await eventually(async () => (await asked()).code === 4, 20_000);
    const token = await hub.provider.token(auditor);
    const query = `{ auditLog(filter: { actions: ["API_KEY_CREATED", "API_KEY_REVOKED"], organizationCode: "zrzy" }) { nodes { action personName } } }`;
    const { data, errors } = await graphql(hub.url, token, query);
    expect({ ...data, errors }).toEqual({
      errors: undefined,
      auditLog: {
        nodes: ['API_KEY_REVOKED', 'API_KEY_CREATED'].map((action) => ({
          action,
          personName: '平台运维（命令行）',
        })),
      },
    });
  });

  test.each([
    [['create', '--organization', 'atlantis', '--name', '甲', '--roles', 'VIEWER'], 1, '没有代码为 atlantis 的单位'],
    [['create', '--organization', 'sfj', '--name', ' ', '--roles', 'VIEWER'], 1, 'name：'],
    [['create', '--organization', 'sfj', '--name', '甲', '--roles', 'ADMINISTRATOR'], 1, 'roles：'],
    [['create', '--organization', 'sfj', '--name', '甲', '--roles', 'KING'], 2, 'KING'],
    [
      ['create', '--organization', 'sfj', '--name', '甲', '--roles', 'VIEWER', '--expires', '2020-01-01'],
      1,
      'expiresAt：',
    ],
    [['list', '--organization', 'atlantis'], 1, 'atlantis'],
    [['revoke', 'ld_000000000000'], 1, 'ld_000000000000'],
    [['revoke', 'nonsense'], 2, 'ld_0123456789ab'],
  ])('%j says what is wrong', async (given, ended, message) => {
    const { code, stdout, stderr } = await hub.operator('api-key', ...given);
    expect([code, stdout, stderr]).toEqual([ended, '', expect.stringContaining(message)]);
  });
});
