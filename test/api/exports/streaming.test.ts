import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { readXlsx } from 'hucre/xlsx';
import { issueDemonstrationToken } from '../../../src/core/identity/index.js';
import { transaction } from '../../../src/platform/database/index.js';
import { administer, newKey } from '../../harness/clients/access.js';
import { eventually } from '../../harness/time/eventually.js';
import { csvRows, exported, faultOf } from '../../harness/clients/export.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput } from '../../harness/builders/inputs.js';
import { publishOf } from '../../harness/builders/category-inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
const many = 25_000;

beforeAll(async () => {
  hub = await startHub({ limits: { organizationExports: 2 }, poolSize: 8 });
  // Somebody must have signed in before somebody can have published.
  await mutate(hub, '141025100', publishOf('OtherInformation'), otherInput());
  await hub.owner.query(
    `WITH made AS (
       SELECT n, gen_random_uuid() AS id, timestamptz '2024-01-01 08:00+08' + n * interval '1 minute' AS at
       FROM generate_series(1, $1::int) n),
     records AS (
       INSERT INTO shared_record (id, category, status, title, publisher_id, formed_at, formed_on, due_at, shared_at,
         timeliness, revision, item_codes, search_text, registered_at)
       SELECT id, 'OTHER_INFORMATION', 'SHARED', '第' || n || '号', (SELECT id FROM organization WHERE code = '141025100'), at,
         at::date, (at::date + 1)::timestamptz, at, 'SAME_DAY', 1, '{}', '', at FROM made RETURNING id)
     INSERT INTO other_information (record_id, summary) SELECT id, repeat('内容', 400) FROM made`,
    [many],
  );
  await hub.owner.query('ANALYZE');
});
afterAll(() => hub.close());

/** An answer whose body nobody reads yet. */
async function begin(path: string, token: string): Promise<IncomingMessage> {
  const request = get(`${hub.url}/export/${path}`, { headers: { authorization: `Bearer ${token}` } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

/** What becomes of a body that is read now. */
async function endOf(response: IncomingMessage): Promise<'whole' | 'cut'> {
  try {
    for await (const _ of response);
    return response.complete ? 'whole' : 'cut';
  } catch {
    return 'cut';
  }
}

async function copying(): Promise<number> {
  const { rows } = await hub.owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE 'COPY%' AND state = 'active' AND datname = current_database()`,
  );
  return rows[0]?.n ?? -1;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are still held, whatever waits to be collected. */
function heldMemory(): number {
  collectGarbage();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

async function lastAudit(): Promise<{ format: string; rows: number; isWhole: boolean } | undefined> {
  const { rows } = await hub.owner.query<{ details: { format: string; rows: number; isWhole: boolean } }>(
    `SELECT details FROM audit_entry WHERE action = 'EXPORTED' ORDER BY id DESC LIMIT 1`,
  );
  return rows[0]?.details;
}

describe('An export of many rows', () => {
  test('is whole and in order, as CSV and as XLSX', async () => {
    const titles = Array.from({ length: many }, (_, index) => `第${many - index}号`);
    const path = (format: string): string =>
      `otherInformation.${format}?columns=title,summary&filter.formedTo=2025-12-31`;
    const csv = csvRows((await exported(hub, 'sfj', path('csv'))).body);
    expect(csv.slice(1).map(([title]) => title)).toEqual(titles);
    const { sheets } = await readXlsx((await exported(hub, 'sfj', path('xlsx'))).body);
    expect(sheets[0]?.rows.slice(1).map(([title]) => title)).toEqual(titles);
  });

  test('takes no more memory than a few batches while its reader rests', async () => {
    const response = await begin('otherInformation.jsonl', await hub.token('sfj'));
    const before = heldMemory();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const after = heldMemory();
    // The table has 60 MB; what is between PostgreSQL and the reader is bounded.
    expect(after - before).toBeLessThan(25e6);
    expect(await copying()).toBe(1);
    expect(await endOf(response)).toBe('whole');
    expect(await lastAudit()).toMatchObject({ format: 'jsonl', rows: many + 1, isWhole: true });
  });
});

describe('An export that does not come to its end', () => {
  test('a client that goes away ends the statement at once, and the audit log says how much it took', async () => {
    const response = await begin('otherInformation.csv', await hub.token('sfj'));
    expect(await copying()).toBe(1);
    response.destroy();
    await eventually(async () => (await copying()) === 0);
    await eventually(async () => (await lastAudit())?.isWhole === false);
    expect((await lastAudit())?.rows).toBeLessThan(many);
    expect((await exported(hub, 'sfj', 'otherInformation.csv?first=1')).status).toBe(200);
  });

  test('a client that goes away before the first row is in the audit log too', async () => {
    const { rows: before } = await hub.owner.query(
      `SELECT count(*)::int AS kept FROM audit_entry WHERE action = 'EXPORTED'`,
    );
    const leaving = new AbortController();
    await transaction(hub.owner, async (owner) => {
      await owner.query('LOCK TABLE other_information IN ACCESS EXCLUSIVE MODE');
      const response = fetch(`${hub.url}/export/otherInformation.csv`, {
        headers: { authorization: `Bearer ${await hub.token('sfj')}` },
        signal: leaving.signal,
      });
      await eventually(async () => (await copying()) === 1);
      leaving.abort();
      await expect(response).rejects.toThrow('aborted');
      await eventually(async () => (await copying()) === 0);
    });
    await eventually(async () => {
      const { rows } = await hub.owner.query(`SELECT count(*)::int AS kept FROM audit_entry WHERE action = 'EXPORTED'`);
      return rows[0].kept === before[0].kept + 1;
    });
    expect(await lastAudit()).toMatchObject({ format: 'csv', rows: 0, isWhole: false });
  });

  test.each(['csv', 'xlsx', 'jsonl'])(
    'a database that fails midway never leaves a %s file that looks whole',
    async (format) => {
      const response = await begin(`otherInformation.${format}`, await hub.token('sfj'));
      await hub.owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%' AND state = 'active' AND datname = current_database()`,
      );
      expect(await endOf(response)).toBe('cut');
      await eventually(async () => {
        const audit = await lastAudit();
        return audit?.format === format && !audit.isWhole;
      });
    },
  );

  test('a token that expires ends what it began, also while nobody reads', async () => {
    const token = await issueDemonstrationToken(hub.running.keys, {
      organizationCode: 'sfj',
      roles: ['ANALYST'],
      name: '短时令牌',
      subject: 'test:short',
      hours: 2 / 3600,
    });
    const response = await begin('otherInformation.csv', token);
    expect(await copying()).toBe(1);
    await eventually(async () => (await copying()) === 0, 5000);
    expect(await endOf(response)).toBe('cut');
  });

  test('a key that is revoked ends what it began', async () => {
    const key = await newKey(hub);
    const response = await begin('otherInformation.csv', key.secret);
    await administer(hub, 'revoke', { apiKeyId: key.id });
    await eventually(async () => (await copying()) === 0, 5000);
    expect(await endOf(response)).toBe('cut');
  });
});

describe('Exports at a time', () => {
  test('are as many as an organization may have, and all together leave others their connections', async () => {
    const token = await hub.token('sfj');
    const running = [await begin('otherInformation.csv', token), await begin('otherInformation.csv', token)];
    const refused = await exported(hub, 'sfj', 'otherInformation.csv');
    expect([refused.status, faultOf(refused).code, refused.headers.get('retry-after')]).toEqual([
      429,
      'RATE_LIMITED',
      '10',
    ]);
    const others = await Promise.all(
      ['scjg', 'zrzy'].map(async (code) => begin('otherInformation.csv', await hub.token(code))),
    );
    expect(others.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    // Half of eight connections are lent.
    const last = await begin('otherInformation.csv', await hub.token('jtys'));
    expect(last.statusCode).toBe(429);
    expect((await exported(hub, 'lyj', 'nothing.csv')).status).toBe(404);
    for (const response of [...running, ...others, last]) response.destroy();
    await eventually(async () => (await exported(hub, 'sfj', 'otherInformation.csv?first=1')).status === 200);
  });
});

describe('Trusted documents', () => {
  test('a system that may ask registered documents only may export: the documents behind it are the hub’s own', async () => {
    const key = await newKey(hub, { trustedDocuments: 'ENFORCE' });
    const headers = { authorization: `Bearer ${key.secret}` };
    const response = await fetch(`${hub.url}/export/policies.jsonl`, { headers });
    expect([response.status, (await response.text()).trim().split('\n').length]).toEqual([200, expect.any(Number)]);
  });
});
