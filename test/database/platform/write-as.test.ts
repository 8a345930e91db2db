import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, writeAs, type Database } from '../../../src/platform/database/index.js';
import { nameOf } from '../../../src/platform/database/run.js';
import { $, literal, queryOf, sql, type Sql } from '../../../src/platform/database/sql.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
beforeAll(async () => {
  database = await openTestPool({ poolSize: 2 });
  const { pool } = database;
  await pool.query(
    'CREATE TABLE account (id int PRIMARY KEY, owner int NOT NULL, amount int NOT NULL CHECK (amount < 100))',
  );
  await pool.query('GRANT SELECT, INSERT, UPDATE ON account TO liandong_hub');
  await pool.query('ALTER TABLE account ENABLE ROW LEVEL SECURITY');
  await pool.query(`CREATE POLICY own ON account TO liandong_hub
    USING (owner = nullif(current_setting('hub.identity', true), '')::int)`);
});
beforeEach(async () => {
  await database.pool.query('TRUNCATE account');
  await database.pool.query('INSERT INTO account VALUES (1, 7, 0), (2, 8, 0)');
});
afterAll(() => database.close());

const write = (identity: number, statement: Sql) => writeAs(database.pool, identity, statement);

async function amounts(): Promise<number[]> {
  const { rows } = await database.pool.query<{ amount: number }>('SELECT amount FROM account ORDER BY id');
  return rows.map(({ amount }) => amount);
}

const identity = sql`SELECT current_setting('hub.identity', true) AS identity, pg_backend_pid()`;

describe('a statement that writes under an identity', () => {
  test('gives its rows as text', async () => {
    const rows = await write(7, sql`UPDATE account SET amount = ${$('5', 'int')} RETURNING id, NULL, amount`);
    expect(rows).toEqual([
      ['1', null, '5'],
      ['2', null, '5'],
    ]);
    expect(await write(7, sql`UPDATE account SET amount = 6 WHERE id = 3`)).toEqual([]);
  });

  test('knows it, and leaves nothing of it on the connection', async () => {
    const seen = await Promise.all(Array.from({ length: 50 }, (_, index) => write(index, identity)));
    expect(seen.map(([row]) => row?.[0])).toEqual(Array.from({ length: 50 }, (_, index) => String(index)));
    const after = await Promise.all(Array.from({ length: 20 }, () => database.pool.query(queryOf(identity).text)));
    expect(new Set(after.map(({ rows }) => (rows[0] as { identity: string | null }).identity || null))).toEqual(
      new Set([null]),
    );
  });

  test('is held to row policies, whatever order its plan has', async () => {
    const hub = await openDatabase({ url: database.url, entities: [], applicationName: 'test', role: 'liandong_hub' });
    try {
      const raise = sql`UPDATE account SET amount = amount + 1 RETURNING id`;
      expect(await writeAs(hub.pool, 7, raise)).toEqual([['1']]);
      expect(await writeAs(hub.pool, 9, raise)).toEqual([]);
      const foreign = sql`INSERT INTO account VALUES (3, 8, 0)`;
      await expect(writeAs(hub.pool, 7, foreign)).rejects.toMatchObject({ code: '42501' });
      expect(await amounts()).toEqual([1, 0]);
    } finally {
      await hub.close();
    }
  });

  test('that PostgreSQL refuses writes nothing, and the connection is fit for the next', async () => {
    const pids = async (): Promise<unknown> => {
      const both = await Promise.all([write(7, identity), write(7, identity)]);
      return new Set(both.map(([row]) => row?.[1]));
    };
    const before = await pids();
    await expect(write(7, sql`UPDATE account SET amount = id * 60`)).rejects.toMatchObject({ code: '23514' });
    await expect(write(7, sql`UPDATE nothing SET amount = 1`)).rejects.toMatchObject({ code: '42P01' });
    expect(await amounts()).toEqual([0, 0]);
    expect(await pids()).toEqual(before);
  });

  test('whose connection is cut fails, and the connection is thrown away', async () => {
    const cut = write(7, sql`SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(5)`);
    await expect(cut).rejects.toMatchObject({ code: '57P01' });
    expect(await write(7, sql`UPDATE account SET amount = 1 WHERE id = 1 RETURNING amount`)).toEqual([['1']]);
  });

  test('of two that deadlock both succeed, one at the second attempt', async () => {
    const first = (id: number): Sql =>
      sql`UPDATE account SET amount = amount + 1 WHERE id = ${literal(id)} RETURNING pg_sleep(0.3)`;
    const both = (one: number, other: number): Sql => sql`WITH one AS MATERIALIZED (${first(one)})
      UPDATE account SET amount = amount + 1 WHERE id = ${literal(other)} AND EXISTS (SELECT FROM one)`;
    await Promise.all([write(7, both(1, 2)), write(7, both(2, 1))]);
    expect(await amounts()).toEqual([2, 2]);
  });
});

test('a statement with neither name nor parameters leaves nothing on the connection either', async () => {
  // So many texts get a name in a process; those after them are planned each time.
  for (let index = 0; index < 1000; index++) nameOf(`SELECT ${index}`);
  const unnamed = sql`SELECT current_setting('hub.identity', true) AS identity, 'unnamed'`;
  expect(nameOf(queryOf(unnamed).text)).toBeUndefined();
  expect(await write(8, unnamed)).toEqual([['8', 'unnamed']]);
  const left = await Promise.all(
    Array.from({ length: 4 }, () =>
      database.pool.query("SELECT nullif(current_setting('hub.identity', true), '') AS identity"),
    ),
  );
  expect(left.map(({ rows }) => (rows[0] as { identity: string | null }).identity)).toEqual([null, null, null, null]);
});
