import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { faultOf, faultOverHttp, publishTitles, titlesAfter } from '../../harness/clients/log-reader.js';

let database: TestDatabase;
let hub: TestHub;
beforeEach(async () => {
  database = await createTestDatabase();
  hub = await startHub({ database });
});
afterEach(async () => {
  await hub.close();
  await database.drop();
});

async function restartAfter(statement: string): Promise<void> {
  await hub.close();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
  hub = await startHub({ database });
}

describe('a cursor that was made up', () => {
  const invalid = { code: 'CURSOR_INVALID', resumeFrom: null, head: null };

  test('by flipping any one bit of a good one is CURSOR_INVALID', async () => {
    const [good = ''] = await publishTitles(hub, '某信息', '另一信息');
    const bytes = Buffer.from(good, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const forged = flipped.toString('base64url');
      expect({ bit, ...(await faultOverHttp(hub, forged)) }).toEqual({ bit, ...invalid });
    }
    expect(await titlesAfter(hub, good)).toEqual(['另一信息']);
  });

  test('with a checksum of another key, of another length or in another spelling is CURSOR_INVALID', async () => {
    const [good = ''] = await publishTitles(hub, '某信息');
    const body = Buffer.from(good, 'base64url').subarray(0, 17);
    const checksum = createHmac('sha256', 'another key').update(body).digest().subarray(0, 8);
    const signed = Buffer.concat([body, checksum]).toString('base64url');
    const short = body.toString('base64url');
    for (const forged of [signed, short, `${good}=`, `${good}AA`, ` ${good}`, '', '0', '0'.repeat(10_000)]) {
      expect(await faultOf(hub, forged)).toEqual(invalid);
    }
  });

  test('by a hub with another secret is CURSOR_INVALID', async () => {
    const [foreign = ''] = await publishTitles(hub, '某信息');
    await restartAfter('UPDATE change_log SET secret = gen_random_uuid()');
    expect(await faultOf(hub, foreign)).toEqual(invalid);
  });
});

describe('a cursor of an earlier epoch', () => {
  test('is RESYNC_REQUIRED beyond the fork, told from where to go on, and holds before it', async () => {
    const [first = '', second = ''] = await publishTitles(hub, '一', '二');
    const { feed } = hub.running.hub;
    const lost = feed.cursor(feed.head() + 1);
    // As after a failover to a copy that had not got the last change: another timeline.
    await restartAfter(`UPDATE change_epoch SET timeline = '000000FF'`);
    await publishTitles(hub, '三');
    const { code, resumeFrom } = await faultOf(hub, lost);
    expect(code).toBe('RESYNC_REQUIRED');
    expect(await titlesAfter(hub, resumeFrom)).toEqual(['三']);
    expect(await titlesAfter(hub, first)).toEqual(['二', '三']);
    expect(await titlesAfter(hub, second)).toEqual(['三']);
  });
});
