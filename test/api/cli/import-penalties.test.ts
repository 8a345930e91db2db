import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { creditCsv, creditRow } from '../../harness/files/credit-file.js';
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

async function run(rows: readonly Record<string, string>[], ...options: string[]) {
  const file = join(home.directory, 'penalties.csv');
  await writeFile(file, creditCsv(rows));
  return home.command('import-penalties', file, '--url', home.url, ...options);
}

test('hub import-penalties sends a file, tells wrong rows by row and column, and imports it again without change', async () => {
  const rows = [creditRow('古司罚决字〔2026〕1号'), creditRow('古司罚决字〔2026〕2号', { CF_NR_FK: '两千' })];
  const nothing = await run(rows);
  expect([nothing.code, nothing.stdout]).toEqual([1, expect.stringContaining('一行也未导入：共 2 行，导入 0')]);
  expect(nothing.stderr).toContain('第3行 CF_NR_FK 列：金额');
  const rest = await run(rows, '--mode', 'valid');
  expect([rest.code, rest.stdout]).toEqual([1, expect.stringContaining('导入 1，已有 0，有误 1')]);
  const again = await run(rows.slice(0, 1));
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('导入 0，已有 1，有误 0')]);
});
