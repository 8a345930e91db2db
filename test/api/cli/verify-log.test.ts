import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signHead } from '../../../src/core/evidence/index.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { publishedHeads, publishedKeys } from '../../harness/clients/published-heads.js';
import { alterChange, recomputeChain, tamper } from '../../harness/hub/rewrite-log.js';

let hub: TestHub;
let home: HubHome;
/** What another organization has saved. */
let heads: string;
let jwks: string;
beforeAll(async () => {
  hub = await startHub();
  await publishTitles(hub, '一', '二', '三');
  await signHead(hub.running.hub);
  home = await openHubHome(hub.database.url);
  heads = join(home.directory, 'heads.json');
  jwks = join(home.directory, 'jwks.json');
  await writeFile(heads, JSON.stringify(await publishedHeads(hub.url)));
  await writeFile(jwks, JSON.stringify(await publishedKeys(hub.url)));
});
afterAll(async () => {
  await home.clear();
  await hub.close();
});

describe('hub verify-log', () => {
  test('says how far the log holds and with how many signed heads it agrees, while a hub runs on it', async () => {
    const { code, stdout } = await home.command('verify-log', '--heads', heads, '--jwks', jwks);
    expect([code, stdout]).toEqual([0, expect.stringContaining('验证至第3条')]);
    expect(stdout).toContain('与1个签名的链首相符');
    expect(stdout).toContain('与副本中1个链首相符');
  });

  test('takes no copy without the keys that were saved with it', async () => {
    const { code, stderr } = await home.command('verify-log', '--heads', heads);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--jwks')]);
  });

  test('names the first batch whose content was altered', async () => {
    await tamper(hub.database.url, alterChange(2));
    const { code, stdout } = await home.command('verify-log');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/第2至2条，内容与散列不符/)]);
  });

  test('names the signed head that a log rewritten whole no longer fits', async () => {
    await tamper(hub.database.url, recomputeChain);
    const { code, stdout } = await home.command('verify-log');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/第3至3条，与签名的链首不符/)]);
    await tamper(hub.database.url, 'DELETE FROM change_head_signature');
    expect((await home.command('verify-log')).code).toBe(0);
    const compared = await home.command('verify-log', '--heads', heads, '--jwks', jwks);
    expect([compared.code, compared.stdout]).toEqual([1, expect.stringMatching(/第3至3条，与签名的链首不符/)]);
  });

  test('names a place where something was taken out', async () => {
    await tamper(hub.database.url, 'DELETE FROM change_position WHERE seq = 1');
    const { code, stdout } = await home.command('verify-log');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/第1至1条，序号有缺/)]);
  });
});
