import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, openWriter, type Database, type WriteAs } from '../../../src/platform/database/index.js';
import { nameOf } from '../../../src/platform/database/run.js';
import { $, literal, queryOf, raw, sql, type Sql } from '../../../src/platform/database/sql.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
let write: WriteAs;
beforeAll(async () => {
  database = await openTestPool({ poolSize: 4 });
  const { pool } = database;
  write = openWriter(pool);
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
      const writeAs = openWriter(hub.pool);
      const raise = sql`UPDATE account SET amount = amount + 1 RETURNING id`;
      expect(await writeAs(7, raise)).toEqual([['1']]);
      expect(await writeAs(9, raise)).toEqual([]);
      const foreign = sql`INSERT INTO account VALUES (3, 8, 0)`;
      await expect(writeAs(7, foreign)).rejects.toMatchObject({ code: '42501' });
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

describe('statements that come together', () => {
  const raise = (id: number, by: number): Sql =>
    sql`UPDATE account SET amount = amount + ${$(by, 'int')} WHERE id = ${$(id, 'int')} RETURNING amount`;

  test('go as one transaction after the first, each under its own identity', async () => {
    const transactions = sql`SELECT pg_current_xact_id(), current_setting('hub.identity', true)`;
    const rows = await Promise.all(Array.from({ length: 12 }, (_, index) => write(index % 3, transactions)));
    expect(rows.map(([row]) => row?.[1])).toEqual(Array.from({ length: 12 }, (_, index) => String(index % 3)));
    expect(new Set(rows.map(([row]) => row?.[0])).size).toBe(2);
  });

  test('fail each for itself', async () => {
    const outcomes = await Promise.allSettled(
      [raise(1, 1), raise(1, 500), raise(2, 2), sql`SELECT 1 / 0`, raise(1, 3)].map((one) => write(7, one)),
    );
    expect(
      outcomes.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as { code: string }).code)),
    ).toEqual([[['1']], '23514', [['2']], '22012', [['4']]]);
    expect(await amounts()).toEqual([4, 2]);
  });

  test('do not wait for one that waits for a lock, and it goes on when it has it', async () => {
    const holder = await database.pool.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('UPDATE account SET amount = 10 WHERE id = 1');
      const started = performance.now();
      const held = write(7, raise(1, 1));
      const others = await Promise.all([write(7, raise(2, 1)), write(8, raise(2, 1)), write(9, identity)]);
      expect(others.map(([row]) => row?.[0])).toEqual(['1', '2', '9']);
      // PostgreSQL rolls the lock back after ten seconds.
      expect(performance.now() - started).toBeLessThan(3000);
      await holder.query('COMMIT');
      expect(await held).toEqual([['11']]);
    } finally {
      holder.release(true);
    }
  });

  test('do not gather behind one that PostgreSQL does not answer', async () => {
    const hung = write(7, sql`SELECT pg_sleep(4)`);
    const started = performance.now();
    const others = await Promise.allSettled(Array.from({ length: 5 }, () => write(7, raise(1, 1))));
    expect(performance.now() - started).toBeLessThan(3800);
    expect(others.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual(
      Array.from({ length: 5 }, () => 'NO_CONNECTION'),
    );
    await hung;
    expect(await amounts()).toEqual([0, 0]);
  });

  test('are refused rather than kept waiting, when that is wanted', async () => {
    const outcomes = await Promise.allSettled([
      write(7, identity),
      write(7, raise(1, 500), true),
      write(7, raise(2, 1)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await amounts()).toEqual([0, 1]);
  });

  test('and are cut off with one of them all fail, since nobody knows what became of them', async () => {
    const cut = sql`SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(5)`;
    const outcomes = await Promise.allSettled([
      write(7, identity),
      write(7, raise(1, 1)),
      write(7, cut),
      write(7, raise(2, 1)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
    expect(await amounts()).toEqual([0, 0]);
  });

  test('have, whatever they are, the outcome that each has alone', async () => {
    const kinds = {
      once: (id: number) =>
        sql`INSERT INTO account VALUES (${$(id + 10, 'int')}, 7, 0) ON CONFLICT DO NOTHING RETURNING id`,
      twice: (id: number) => sql`INSERT INTO account VALUES (${$(id + 100, 'int')}, 7, 0) RETURNING id`,
      tooMuch: (id: number) => sql`INSERT INTO account VALUES (${$(id + 200, 'int')}, 7, 100)`,
      unknown: (id: number) => sql`SELECT ${raw(`missing_${id}`)}`,
      who: () => sql`SELECT current_setting('hub.identity', true)`,
    };
    const writes = fc.array(
      fc.tuple(
        fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
      ),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(writes, async (given) => {
        await database.pool.query('TRUNCATE account');
        const outcomes = await Promise.allSettled(given.map(([kind, id, acting]) => write(acting, kinds[kind](id))));
        const told = outcomes.map((one) =>
          one.status === 'fulfilled' ? one.value.flat().join() : (one.reason as { code: string }).code,
        );
        const expected = {
          once: (id: number) => ['', String(id + 10)],
          twice: (id: number) => ['23505', String(id + 100)],
          tooMuch: () => ['23514'],
          unknown: () => ['42703'],
          who: (_: number, acting: number) => [String(acting)],
        };
        for (const [index, [kind, id, acting]] of given.entries()) {
          expect(expected[kind](id, acting)).toContain(told[index]);
        }
        // Of those that insert the same row one does.
        const inserting = given.filter(([kind]) => kind === 'once' || kind === 'twice');
        const inserted = new Set(inserting.map(([kind, id]) => String(id + (kind === 'once' ? 10 : 100))));
        const { rows } = await database.pool.query<{ id: number }>('SELECT id FROM account');
        expect(new Set(rows.map(({ id }) => String(id)))).toEqual(inserted);
        expect(
          told.filter((one, index) => inserting.includes(given[index] as never) && inserted.has(one)).toSorted(),
        ).toEqual([...inserted].toSorted());
      }),
      { numRuns: 60 },
    );
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
