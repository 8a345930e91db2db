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

test.each([
  [[], '--organization'],
  [['--organization', 'sfj', '--revoke', 'x'], '--organization'],
  [['--organization', 'nobody'], '没有单位 nobody'],
  [['--revoke', 'postgres'], '没有登录名 postgres'],
])('hub analyst-login %j names what is wrong', async (args, message) => {
  const { code, stderr } = await home.command('analyst-login', ...args);
  expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
});
