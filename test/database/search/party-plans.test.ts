import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { categoryFeatures } from '../../../src/app/features.js';
import type { Hub } from '../../../src/core/hub.js';
import type { Viewer } from '../../../src/core/identity/index.js';
import { openDatabase, transactionAs, type Database } from '../../../src/platform/database/index.js';
import { queryOf, sql } from '../../../src/platform/database/sql.js';
import { penaltiesOfParty, subjectsOfParty, type PartyKeys } from '../../../src/statistics/party/party.sql.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';

const records = 20_000;
const proceedings = 5000;

let made: TestDatabase;
let database: Database;
let owner = 0;
const lookup = randomBytes(32);
const hub = {
  categories: new Map(categoryFeatures.map(({ category }) => [category.name, category])),
} as Pick<Hub, 'categories'>;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase({ url: made.url, entities: [], applicationName: 'test' });
  const { pool } = database;
  const { rows } = await pool.query<{ id: number }>(
    `WITH home AS (
       INSERT INTO division (code, name, valid_from) VALUES ('999999', '当事人县', '2020-01-01') RETURNING code)
     INSERT INTO organization (code, name, kind, division_code, valid_from)
     SELECT 'plans', '当事人单位', 'DEPARTMENT', code, '2020-01-01' FROM home RETURNING id`,
  );
  owner = rows[0]?.id ?? 0;
  await pool.query(
    `WITH made AS (
       INSERT INTO proceeding (id, procedure, number, title, state, revision, audience, guest_ids, opened_by, opened_at, changed_at)
       SELECT uuidv7(), 'CASE_TRANSFER', 'TS2026' || lpad(n::text, 6, '0'), '移送', 'SENT', 1,
         ARRAY[$1::int], '{}', $1, now() - n * interval '1 minute', now() FROM generate_series(1, $2) AS n
       RETURNING id, number)
     INSERT INTO proceeding_search (proceeding_id, search_names, search_text, party_name)
     SELECT id, lower(number), lower(number), '企业' || right(number, 3) FROM made`,
    [owner, proceedings],
  );
  await pool.query(
    `WITH made AS (
       INSERT INTO shared_record (id, category, status, title, publisher_id, formed_at, formed_on, due_at, shared_at,
         timeliness, revision, item_codes, search_names, search_text, registered_at)
       SELECT uuidv7(), 'PENALTY_DECISION', 'SHARED', '处罚', $1, now() - n * interval '1 minute', now(), now(), now(), 'SAME_DAY', 1,
         '{}', '处罚', '处罚', now() FROM generate_series(1, $2) AS n
       RETURNING id),
     numbered AS (SELECT id, row_number() OVER () AS n FROM made)
     INSERT INTO penalty_decision (record_id, decision_number, normalized_number, decided_on, party_name, party_kind, party_code,
       normalized_party, violation, facts, legal_basis, penalty_kinds, heaviest_kind, content, execution_status, standing,
       party_code_sealed, party_code_lookup)
     SELECT id, n::text, n::text, now(), '企业' || n % 4000, 'LEGAL_PERSON', CASE WHEN n % 2 = 0 THEN 'C' || n % 4000 END, '企业' || n % 4000,
       '违法', '事实', '依据', '{FINE}', 'FINE', '罚款', 'NOT_YET', 'IN_FORCE',
       CASE WHEN n = 7 THEN $3::bytea END, CASE WHEN n = 7 THEN $3::bytea END FROM numbered`,
    [owner, records, lookup],
  );
  await pool.query('ANALYZE shared_record, penalty_decision, proceeding, proceeding_search');
}, 120_000);
afterAll(async () => {
  await database.close();
  await made.drop();
});

test.each<[string, PartyKeys, number]>([
  ['code', { by: 'CODE', code: 'C100', names: [] }, 5],
  ['code and the names that stand with it', { by: 'CODE', code: 'C100', names: ['企业100', '企业101'] }, 20],
  ['name', { by: 'NAME', name: '企业100' }, 10],
  ['number', { by: 'NUMBER', lookup }, 1],
])('[S3] what is about a party is found by its %s without reading a table from end to end', async (_, keys, found) => {
  const viewer = { organization: { key: owner } } as Pick<Viewer, 'organization'>;
  const tables = ['shared_record', 'penalty_decision', 'proceeding', 'proceeding_search'];
  const read = `SELECT sum(seq_scan)::int AS scans, sum(idx_tup_fetch)::int AS fetched
    FROM pg_stat_xact_user_tables WHERE relname = ANY ($1)`;
  await transactionAs(database.pool, owner, async ({ executor }) => {
    const client = executor as { query: Database['pool']['query'] };
    const before = await client.query(read, [tables]);
    const { text, values } = queryOf(sql`SELECT * FROM ${subjectsOfParty(hub, viewer, keys)} s`);
    const { rowCount } = await client.query(text, [...values]);
    const penalties = queryOf(sql`SELECT count(*) FROM ${penaltiesOfParty(hub, viewer, keys)}`);
    await client.query(penalties.text, [...penalties.values]);
    const after = await client.query(read, [tables]);
    expect({ found: rowCount, scans: after.rows[0].scans - before.rows[0].scans }).toEqual({ found, scans: 0 });
    expect(after.rows[0].fetched - before.rows[0].fetched).toBeLessThan(300);
  });
});
