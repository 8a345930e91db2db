import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bigrams } from '../../../src/kernel/text.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openDatabase, type Database } from '../../../src/platform/database/index.js';

const records = 20_000;
const proceedings = 400;

let made: TestDatabase;
let database: Database;
beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase({ url: made.url, entities: [], applicationName: 'test' });
  const { pool } = database;
  const { rows } = await pool.query<{ id: number }>(
    `WITH home AS (
       INSERT INTO division (code, name, valid_from) VALUES ('999999', '检索县', '2020-01-01') RETURNING code)
     INSERT INTO organization (code, name, kind, division_code, valid_from)
     SELECT 'plans', '检索单位', 'DEPARTMENT', code, '2020-01-01' FROM home RETURNING id`,
  );
  const owner = rows[0]?.id ?? 0;
  await pool.query(
    `INSERT INTO shared_record (id, category, status, title, publisher_id, formed_at, formed_on, due_at, shared_at,
       timeliness, revision, item_codes, search_names, search_text, registered_at)
     SELECT uuidv7(), 'OTHER_INFORMATION', 'SHARED', '处罚', $1, now() - n * interval '1 minute', now(), now(), now(), 'SAME_DAY', 1,
       '{}', t.name, t.name || E'\\n' || '当事人在道路两侧' || md5(n::text), now()
     FROM generate_series(1, $2) AS n, LATERAL (SELECT '处罚决定' || CASE WHEN n % 5000 = 0 THEN '琉璃瓦' ELSE '' END || n) AS t (name)`,
    [owner, records],
  );
  await pool.query(
    `WITH made AS (
       INSERT INTO proceeding (id, procedure, number, title, state, revision, audience, guest_ids, opened_by, opened_at, changed_at)
       SELECT uuidv7(), 'CASE_TRANSFER', 'TS2026' || lpad(n::text, 6, '0'), '移送', 'SENT', 1,
         ARRAY[$1::int], '{}', $1, now() - n * interval '1 minute', now() FROM generate_series(1, $2) AS n
       RETURNING id, number)
     INSERT INTO proceeding_search (proceeding_id, search_names, search_text)
     SELECT id, lower(number), lower(number) || E'\\n' || '当事人在道路两侧' || CASE WHEN number LIKE '%99' THEN '琉璃瓦' ELSE '' END
     FROM made`,
    [owner, proceedings],
  );
  await pool.query('ANALYZE shared_record, proceeding, proceeding_search');
  identity = String(owner);
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

let identity = '';
const tables = ['shared_record', 'proceeding', 'proceeding_search'];

const read = async (client: PoolClient) => {
  const { rows } = await client.query<{ scans: number; fetched: number }>(
    `SELECT sum(seq_scan)::int AS scans, sum(idx_tup_fetch)::int AS fetched
     FROM pg_stat_xact_user_tables WHERE relname = ANY ($1)`,
    [tables],
  );
  return rows[0] ?? { scans: 0, fetched: 0 };
};

/** How many rows a statement gives, and what was read to find them, by the plan and for it. */
async function reading(statement: string, values: readonly unknown[]) {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('hub.identity', $1, true)`, [identity]);
    const before = await read(client);
    const { rowCount } = await client.query(statement, [...values]);
    const after = await read(client);
    return { rowCount, scans: after.scans - before.scans, fetched: after.fetched - before.fetched };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const texts = (text: string) => ({ pairs: bigrams(text), patterns: [`%${text}%`] });

async function searching(text: string, most = 21) {
  const { pairs, patterns } = texts(text);
  return reading(
    'SELECT * FROM search_subjects($1, $2, $3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, $4)',
    [text, pairs, patterns, most],
  );
}

describe('a search reads no table from end to end', () => {
  test.each<[string, string, number, number]>([
    ['for a number', 'ts2026000021', 1, 500],
    ['for what few are named or say', '琉璃瓦', 8, 60],
    ['for what all are named: the last ones alone', '处罚决定', 21, 1000],
    ['for what all say: the last ones alone', '当事人在道路', 21, 1000],
    ['for what nobody says', '外星人', 0, 60],
    ['for pairs that all have, in an order that nobody writes', '当事人在处罚', 0, 60],
  ])('%s (%s)', async (_, text, found, most) => {
    const { rowCount, scans, fetched } = await searching(text);
    expect({ rowCount, scans }).toEqual({ rowCount: found, scans: 0 });
    expect(fetched).toBeLessThanOrEqual(most);
  });

  test.each(['records_matching', 'proceedings_matching'])(
    'nor does a list that is narrowed by text: %s',
    async (name) => {
      const { pairs, patterns } = texts('琉璃瓦');
      const { rowCount, scans, fetched } = await reading(`SELECT * FROM ${name}($1, $2)`, [pairs, patterns]);
      expect({ rowCount, scans }).toEqual({ rowCount: 4, scans: 0 });
      expect(fetched).toBeLessThanOrEqual(60);
    },
  );
});
