import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PoolClient } from 'pg';
import { mutate, openLogDatabase, type LogDatabase } from '../../harness/hub/change-log.js';

let log: LogDatabase;
let client: PoolClient;
beforeAll(async () => {
  log = await openLogDatabase();
  client = await log.pool.connect();
  // Nobody but the test says what the statistics are.
  for (const table of ['change_event', 'change_position']) {
    await client.query(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
  }
});
afterAll(async () => {
  client.release();
  await log.close();
});

async function append(count: number): Promise<void> {
  await client.query(
    `INSERT INTO change_event (event_id, kind, subject_type, subject_id, subject_revision, publisher_id, at, body)
     SELECT gen_random_uuid(), 'STEP_TAKEN', 'CaseTransfer', gen_random_uuid(), 1, min(id), now(), '{}'
     FROM organization, generate_series(1, $1) GROUP BY generate_series`,
    [count],
  );
}

/** How many rows and entries of indexes have been read. */
async function rowsRead(): Promise<number> {
  await client.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await client.query<{ read: string }>(
    `SELECT sum(seq_tup_read) + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = ANY ($1)) AS read
     FROM pg_stat_user_tables WHERE relname = ANY ($1)`,
    [['change_event', 'change_position']],
  );
  return Number(rows[0]?.read);
}

/** Numbers and reads a few new changes behind many, again and again: as often as PostgreSQL may change its plan. */
async function goOn(): Promise<number> {
  const before = await rowsRead();
  for (let time = 0; time < 10; time += 1) {
    await append(3);
    const { rows } = await client.query<{ numbered: number }>('SELECT sequence_changes() AS numbered');
    expect(rows[0]?.numbered).toBe(3);
    const head = 'SELECT max(to_seq) FROM change_batch';
    const { rowCount } = await client.query(`SELECT FROM changes_between((${head}) - 3, (${head}))`);
    expect(rowCount).toBe(3);
  }
  return (await rowsRead()) - before;
}

test('a log whose statistics are those of an empty one is numbered and read at its end only', async () => {
  await client.query('ANALYZE change_event, change_position');
  await append(20_000);
  while ((await client.query<{ numbered: number }>('SELECT sequence_changes() AS numbered')).rows[0]?.numbered !== 0);
  expect(await goOn()).toBeLessThan(1000);
});

test('mutant: with a join that may go either way the whole log is read', async () => {
  const join = 'NOT EXISTS (SELECT FROM change_position p WHERE p.id = c.id)';
  await mutate(log.pool, 'unnumbered_changes', /\(SELECT p\.seq FROM .*\) IS NULL/, join);
  expect(await goOn()).toBeGreaterThan(20_000);
});
