import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';

let home: HubHome;
beforeAll(async () => {
  home = await openHubHome('postgresql://nobody@127.0.0.1:1/nowhere');
});
afterAll(() => home.clear());

test('[connect D18] hub personal-data-key makes a key file without a database, adds a newer key only when told to, and shows none', async () => {
  const file = join(home.directory, 'keys.json');
  const made = await home.command('personal-data-key', file);
  const before = JSON.parse(await readFile(file, 'utf8'));
  const again = await home.command('personal-data-key', file);
  expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--rotate') });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(before);
  const added = await home.command('personal-data-key', file, '--rotate');
  const after = JSON.parse(await readFile(file, 'utf8'));
  expect([made.code, added.code]).toEqual([0, 0]);
  expect(added.stdout).toContain(after.current);
  expect(after).toEqual({
    ...before,
    current: after.current,
    keys: { ...before.keys, [after.current]: expect.anything() },
  });
  expect(after.current).not.toBe(before.current);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  for (const key of [...Object.values<string>(after.keys), after.lookup]) {
    expect(made.stdout + added.stdout).not.toContain(key);
  }
});
