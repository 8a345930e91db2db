import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Check } from '../../../src/app/cli/doctor/check.js';
import { startMailServer } from '../../harness/hub/mail-server.js';
import { startProduction, type ProductionHub } from '../../harness/hub/production.js';
import { openTlsProxy } from '../../harness/hub/tls-proxy.js';
import { freePort, type Ended } from '../../harness/hub/hub-process.js';

let hub: ProductionHub;
let key: NodeJS.ProcessEnv;
beforeAll(async () => {
  hub = await startProduction();
  const made = await hub.operator('api-key', 'create', '--organization', 'jtys', '--name', '甲', '--roles', 'VIEWER');
  key = { HUB_API_KEY: made.stdout.trim() };
}, 120_000);
afterAll(() => hub.close());

/** How each check came out, by its name. */
function states({ stdout }: Ended): Record<string, string> {
  const { checks } = JSON.parse(stdout) as { readonly checks: readonly Check[] };
  return Object.fromEntries(checks.map(({ name, state }) => [name, state]));
}

const ofClients = [
  'address',
  'clock',
  'readiness',
  'tls',
  'version',
  'identity',
  'roles',
  'feed',
  'lag',
  'websocket',
  'events',
  'compression',
];

describe('hub doctor', () => {
  test('finds nothing wrong through a proxy as it should be, and says so in a line each', async () => {
    const found = await hub.client(key, 'doctor', '--json');
    const expected = Object.fromEntries(ofClients.map((name) => [name, name === 'lag' ? 'SKIPPED' : 'OK']));
    expect([found.code, states(found)]).toEqual([0, expected]);
    const { code, stdout } = await hub.client(key, 'doctor');
    expect([code, stdout.trim().split('\n').length]).toEqual([0, ofClients.length + 1]);
    expect(stdout).toContain('交通运输局（jtys），来自 HUB_API_KEY');
  });

  test.each([
    ['gathers', { events: 'FAILED', websocket: 'OK' }, 'proxy_buffering off'],
    ['no upgrade', { events: 'OK', websocket: 'FAILED' }, 'HTTP 400'],
  ] as const)('says what is wrong with a proxy that %s', async (fault, expected, advice) => {
    const proxy = await openTlsProxy(hub.home.url, { ...hub.certificate, fault });
    try {
      const found = await hub.client({ ...key, HUB_URL: proxy.url }, 'doctor', '--json');
      expect([found.code, states(found)]).toMatchObject([1, expected]);
      expect(found.stdout).toContain(advice);
    } finally {
      await proxy.close();
    }
  });

  test('asks nothing more where no hub is, and nothing of the feed where nobody is signed in', async () => {
    const nowhere = await hub.client({ ...key, HUB_URL: `http://127.0.0.1:${await freePort()}` }, 'doctor', '--json');
    expect([nowhere.code, states(nowhere)]).toEqual([1, { address: 'FAILED' }]);
    const nobody = await hub.client({}, 'doctor', '--json');
    expect([nobody.code, states(nobody)]).toMatchObject([1, { address: 'OK', identity: 'FAILED', roles: 'SKIPPED' }]);
  });

  test('looks at the hub from inside where it is run', async () => {
    const found = await hub.operator('doctor', '--url', hub.home.url, '--json');
    const inside = {
      configuration: 'OK',
      database: 'OK',
      migrations: 'OK',
      personalDataKey: 'OK',
      signingKey: 'OK',
      identityProvider: 'OK',
      attachmentsBucket: 'SKIPPED',
      nats: 'SKIPPED',
      mail: 'SKIPPED',
      port: 'OK',
    };
    expect(states(found)).toMatchObject(inside);
  });

  test('looks at what stands around the hub, and says nothing of how it signs in there', async () => {
    const mail = await startMailServer();
    const nowhere = `127.0.0.1:${await freePort()}`;
    const bucket = {
      ...{ ATTACHMENTS_S3_BUCKET: 'files', ATTACHMENTS_S3_ENDPOINT: `http://${nowhere}`, ATTACHMENTS_S3_REGION: 'any' },
      ...{ ATTACHMENTS_S3_ACCESS_KEY_ID: 'key', ATTACHMENTS_S3_SECRET_ACCESS_KEY: 'unspoken' },
    };
    const around = {
      ...bucket,
      NATS_URL: `nats://hub:unspoken@${nowhere}`,
      SMTP_URL: mail.url,
      NOTIFY_FROM: 'hub@gx.gov.cn',
    };
    const found = await hub.home.commandWith({ ...around, OIDC_ISSUER: `http://${nowhere}` }, 'doctor', '--json');
    const expected = { mail: 'OK', nats: 'WARNING', identityProvider: 'FAILED', attachmentsBucket: 'FAILED' };
    expect([found.code, states(found)]).toMatchObject([1, expected]);
    await mail.close();
    const gone = await hub.home.commandWith(
      { SMTP_URL: `smtp://hub:unspoken@${nowhere}`, NOTIFY_FROM: 'hub@gx.gov.cn' },
      'doctor',
      '--json',
    );
    expect(states(gone)).toMatchObject({ mail: 'WARNING' });
    expect(`${found.stdout}${found.stderr}${gone.stdout}${gone.stderr}`).not.toContain('unspoken');
  });

  test('finds keys that others can read, that are none, and a database that is away', async () => {
    const [open, none] = [join(hub.home.directory, 'open.json'), join(hub.home.directory, 'none.json')];
    expect((await hub.home.command('personal-data-key', open)).code).toBe(0);
    await chmod(open, 0o644);
    await writeFile(none, '{}', { mode: 0o600 });
    const environment = {
      ...{ PERSONAL_DATA_KEY_FILE: open, SIGNING_KEY_FILE: join(hub.home.directory, 'nowhere.json') },
      DATABASE_URL: `postgresql://nobody@127.0.0.1:${await freePort()}/nowhere`,
    };
    const found = await hub.home.commandWith(environment, 'doctor', '--url', hub.home.url, '--json');
    expect([found.code, states(found)]).toMatchObject([
      1,
      { personalDataKey: 'WARNING', signingKey: 'FAILED', database: 'FAILED' },
    ]);
    const spoilt = await hub.home.commandWith({ PERSONAL_DATA_KEY_FILE: none }, 'doctor', '--json');
    expect(states(spoilt)).toMatchObject({ personalDataKey: 'FAILED' });
  });
});
