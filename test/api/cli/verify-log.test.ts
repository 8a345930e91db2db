import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { openHubHome, type HubHome } from '../../harness/hub-process.js';
import { startHub, type TestHub } from '../../harness/hub.js';
import { publishTitles } from '../../harness/log-reader.js';

let hub: TestHub;
let home: HubHome;
beforeAll(async () => {
  hub = await startHub();
  await publishTitles(hub, '一', '二', '三');
  home = await openHubHome(hub.database.url);
}, 60_000);
afterAll(async () => {
  await home.clear();
  await hub.close();
});

/** As whoever owns the database could: past every trigger. */
async function tamper(statement: string): Promise<void> {
  const client = new Client({ connectionString: hub.database.url });
  await client.connect();
  await client.query(`SET session_replication_role = replica; ${statement}`);
  await client.end();
}

describe('hub verify-log', () => {
  test('says how far the log holds, while a hub runs on it', async () => {
    const { code, stdout } = await home.command('verify-log');
    expect([code, stdout]).toEqual([0, expect.stringContaining('验证至第3条')]);
  });

  test('names the first batch whose content was altered', async () => {
    await tamper(
      `UPDATE change_event SET kind = 'WITHDRAWN' WHERE id = (SELECT id FROM change_position WHERE seq = 2)`,
    );
    const { code, stdout } = await home.command('verify-log');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/第2至2条，内容与散列不符/)]);
  });

  test('names a place where something was taken out', async () => {
    await tamper('DELETE FROM change_position WHERE seq = 1');
    const { code, stdout } = await home.command('verify-log');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/第1至1条，序号有缺/)]);
  });
});
