import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hub } from '../../../src/core/hub.js';
import { readReadings, unreadProceeding, unreadRecord } from '../../../src/core/readings/index.js';
import { visibilityCondition } from '../../../src/core/visibility/index.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { openDatabase, transactionAs, type Database, type Session } from '../../../src/platform/database/index.js';
import { run } from '../../../src/platform/database/run.js';
import { join, raw, sql } from '../../../src/platform/database/sql.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';

const records = 20_000;
const proceedings = 5000;

let made: TestDatabase;
let database: Database;
let keys: string[];
const [publisher, reader] = [9001, 9002];
const organizationOf = (key: number) => ({ key, code: String(key), validTo: null });
const hub = {
  clock: systemClock,
  organizations: { byCode: (code: string) => organizationOf(Number(code)), all: () => [] },
} as unknown as Pick<Hub, 'clock' | 'organizations'>;

/** A past of which a reader has opened all but the last thousand records and the last hundred cases. */
beforeAll(async () => {
  made = await createTestDatabase();
  const owner = await openDatabase({ url: made.url, entities: [], applicationName: 'test' });
  await owner.pool.query(`INSERT INTO division (code, name, valid_from) VALUES ('999999', '已阅县', '2020-01-01')`);
  await owner.pool.query(
    `INSERT INTO organization (id, code, name, kind, division_code, valid_from)
     OVERRIDING SYSTEM VALUE SELECT id, id::text, '已阅' || id, 'DEPARTMENT', '999999', '2020-01-01' FROM unnest($1::int[]) AS id`,
    [[publisher, reader]],
  );
  await owner.pool.query(
    `INSERT INTO proceeding (id, procedure, number, title, state, revision, audience, guest_ids, opened_by, opened_at, changed_at)
     SELECT uuidv7(), 'CASE_TRANSFER', 'TS2026' || lpad(n::text, 6, '0'), '移送', 'SENT', 1, $1, '{}', $2,
       now() - n * interval '1 minute', now() FROM generate_series(1, $3) AS n`,
    [[publisher, reader], publisher, proceedings],
  );
  await owner.pool.query(`INSERT INTO person (issuer, subject, name) VALUES ('urn:test', 'a', '甲')`);
  await owner.pool.query(
    `INSERT INTO proceeding_step (proceeding_id, revision, step, state, organization_id, person_id, taken_at)
     SELECT p.id, 1, 'send', 'SENT', $1, n.id, p.opened_at FROM proceeding p CROSS JOIN person n WHERE n.subject = 'a'`,
    [publisher],
  );
  await owner.pool.query(
    `INSERT INTO shared_record (id, category, status, title, publisher_id, formed_at, formed_on, due_at, shared_at,
       timeliness, revision, item_codes, search_names, search_text, registered_at)
     SELECT uuidv7(), 'OTHER_INFORMATION', 'SHARED', '信息', $1, now() - n * interval '1 minute', now(), now(), now(), 'SAME_DAY', 1,
       '{}', '信息', '信息', now() FROM generate_series(1, $2) AS n`,
    [publisher, records],
  );
  for (const [table, moment, left] of [
    ['shared_record', 'formed_at', 1000],
    ['proceeding', 'opened_at', 100],
  ] as const) {
    await owner.pool.query(
      `SELECT keep_readings(array_agg(s.id), array_agg($1::int), array_agg(p), array_agg(now()), array_agg(now()))
       FROM (SELECT id FROM ${table} ORDER BY ${moment} DESC OFFSET ${left}) s, generate_series(1, 3) AS p`,
      [reader],
    );
  }
  await owner.pool.query('ANALYZE shared_record, proceeding, proceeding_step, reading, organization');
  const { rows } = await owner.pool.query<{ id: string }>('SELECT id FROM shared_record ORDER BY formed_at LIMIT 50');
  keys = rows.map(({ id }) => id);
  await owner.close();
  database = await openDatabase({ url: made.url, entities: [], role: 'liandong_hub', applicationName: 'test' });
}, 120_000);
afterAll(async () => {
  await database.close();
  await made.drop();
});

/** Rows of large tables that some work reads: by index, and from end to end. */
async function readBy(identity: number, work: (session: Session) => Promise<number>) {
  const read = `SELECT sum(seq_scan)::int AS scans, sum(idx_tup_fetch)::int AS fetched
    FROM pg_stat_xact_user_tables WHERE relname IN ('shared_record', 'proceeding', 'reading')`;
  return transactionAs(database.pool, identity, async (session) => {
    const client = session.executor as { query: Database['pool']['query'] };
    const before = (await client.query<{ scans: number; fetched: number }>(read)).rows[0];
    const found = await work(session);
    const after = (await client.query<{ scans: number; fetched: number }>(read)).rows[0];
    return {
      found,
      scans: (after?.scans ?? 0) - (before?.scans ?? 0),
      fetched: (after?.fetched ?? 0) - (before?.fetched ?? 0),
    };
  });
}

test.each([publisher, reader])('[S0] readings of a page are found by their records: for %d', async (identity) => {
  const { found, scans, fetched } = await readBy(identity, async (session) => (await readReadings(keys, session)).size);
  expect({ found, scans }).toEqual({ found: 50, scans: 0 });
  expect(fetched).toBeLessThan(1000);
});

test.each([
  ['shared_record', 'r', 'formed_at', publisher, unreadRecord],
  ['shared_record', 'r', 'formed_at', reader, unreadRecord],
  ['proceeding', 'p', 'opened_at', publisher, unreadProceeding],
  ['proceeding', 'p', 'opened_at', reader, unreadProceeding],
] as const)(
  '[S0] [T11] a page of what is unread in %s reads few rows',
  async (table, alias, moment, identity, unread) => {
    const conditions = [visibilityCondition({ key: identity }, alias), ...unread(String(reader), hub)];
    const from = raw(`${table} ${alias}`);
    const order = raw(`${alias}.${moment} DESC, ${alias}.id DESC`);
    const { found, scans, fetched } = await readBy(identity, async ({ executor }) => {
      const rows = await run(
        executor,
        sql`SELECT ${raw(alias)}.id FROM ${from} WHERE ${join(conditions, ' AND ')} ORDER BY ${order} LIMIT 20`,
      );
      return rows.length;
    });
    expect({ found, scans }).toEqual({ found: 20, scans: 0 });
    expect(fetched).toBeLessThan(1000);
  },
);
