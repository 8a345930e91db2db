import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
let home: HubHome;
beforeAll(async () => {
  hub = await startHub();
  home = await openHubHome(hub.database.url);
});
afterAll(async () => {
  await home.clear();
  await hub.close();
});

const logins = async (): Promise<string[]> =>
  (await hub.owner.query<{ name: string }>('SELECT name FROM analyst.login')).rows.map(({ name }) => name);

test('hub analyst-login tells user and password of a login it has made, and revokes it', async () => {
  const made = await home.command('analyst-login', '--organization', 'sfj');
  const [, name = ''] = /user: (analyst_sfj_[0-9a-f]{8})\n/.exec(made.stdout) ?? [];
  expect(made.code).toBe(0);
  expect(made.stdout).toMatch(/password: [\w-]{32}\n/);
  expect(await logins()).toEqual([name]);
  const revoked = await home.command('analyst-login', '--revoke', name);
  expect([revoked.code, revoked.stdout]).toEqual([0, expect.stringContaining(name)]);
  expect(await logins()).toEqual([]);
});

test('[connect D18] hub analyst-login makes a login that ends, tells how BI tools reach it, and lists it', async () => {
  const made = await home.command('analyst-login', '--organization', 'sfj', '--expires', '2099-12-31', '--json');
  const { name, password, address, expiresAt } = JSON.parse(made.stdout);
  expect(expiresAt).toBe('2099-12-31T16:00:00Z');
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    expect((await client.query('SELECT session_user AS name')).rows).toEqual([{ name }]);
  } finally {
    await client.end();
  }
  const listed = await home.command('analyst-login', '--list');
  expect(listed).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`${name}\tsfj\t2100-01-01T00:00:00+08:00 到期`),
  });
  expect(listed.stdout).not.toContain(password);
  await home.command('analyst-login', '--revoke', name);
});

test.each([
  [[], 2, '--organization'],
  [['--organization', 'sfj', '--revoke', 'x'], 2, '--organization'],
  [['--organization', 'sfj', '--expires', '2027-02-30'], 2, '--expires'],
  [['--organization', 'nobody'], 1, '没有单位 nobody'],
  [['--revoke', 'postgres'], 1, '没有登录名 postgres'],
])('hub analyst-login %j names what is wrong', async (args, ended, message) => {
  const { code, stderr } = await home.command('analyst-login', ...args);
  expect([code, stderr]).toEqual([ended, expect.stringContaining(message)]);
});
