import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';

let database: TestDatabase;
let home: HubHome;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  await home.startHub();
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

const run = (command: string, file: string, ...options: string[]) =>
  home.command(command, file, '--url', home.url, ...options);
const example = (name: string): string =>
  fileURLToPath(new URL(`../../../examples/jurisdiction/${name}.csv`, import.meta.url));

test('[G2] hub import-items and import-delegations take the example lists, once', async () => {
  const items = await run('import-items', example('items'), '--organization', 'xzf');
  expect([items.code, items.stdout]).toEqual([0, expect.stringContaining('导入完成：共 5 行，导入 5，已有 0，有误 0')]);
  const delegations = await run('import-delegations', example('delegations'), '--organization', 'xzf');
  expect([delegations.code, delegations.stdout]).toEqual([0, expect.stringContaining('导入 4，已有 0')]);
  const again = await run('import-delegations', example('delegations'), '--organization', 'xzf');
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('导入 0，已有 4')]);
});

test('hub import-items tells wrong rows by row and column, and takes what the file lacks from its options', async () => {
  const file = join(home.directory, 'items.csv');
  await writeFile(file, '事项代码,事项名称,设定依据\nX-1,,《某法》\n');
  const options = ['--organization', 'jtys', '--from', '2022-01-01', '--basis', '清单'];
  const wrong = await run('import-items', file, ...options);
  expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining('一行也未导入')]);
  expect(wrong.stderr).toContain('第2行 事项名称 列：事项名称不能为空');
  await writeFile(file, '事项代码,事项名称,设定依据\nX-1,对某行为的处罚,《某法》\n');
  const right = await run('import-items', file, ...options);
  expect([right.code, right.stdout]).toEqual([0, expect.stringContaining('导入 1')]);
});
