import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transaction, type Database, type PoolClient } from '../../../src/platform/database/index.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
beforeAll(async () => {
  database = await openTestPool({ poolSize: 3 });
  await database.pool.query('CREATE TABLE account (id int PRIMARY KEY, amount int NOT NULL)');
});
beforeEach(async () => {
  await database.pool.query('TRUNCATE account');
  await database.pool.query('INSERT INTO account VALUES (1, 0), (2, 0)');
});
afterAll(() => database.close());

const add = (client: PoolClient, id: number): Promise<unknown> =>
  client.query('UPDATE account SET amount = amount + 1 WHERE id = $1', [id]);

async function amounts(): Promise<number[]> {
  const { rows } = await database.pool.query<{ amount: number }>('SELECT amount FROM account ORDER BY id');
  return rows.map(({ amount }) => amount);
}

describe('a transaction', () => {
  test('commits what was done and gives the result, READ COMMITTED', async () => {
    const level = await transaction(database.pool, async (client) => {
      await add(client, 1);
      const { rows } = await client.query<{ level: string }>(
        `SELECT current_setting('transaction_isolation') AS level`,
      );
      return rows[0]?.level;
    });
    expect(level).toBe('read committed');
    expect(await amounts()).toEqual([1, 0]);
  });

  test('rolls back when the work throws, and the connection is fit for the next', async () => {
    const failed = transaction(database.pool, async (client) => {
      await add(client, 1);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await amounts()).toEqual([0, 0]);
    expect(database.pool.idleCount).toBe(database.pool.totalCount);
  });

  test('fails when the work swallowed the error of a statement, for nothing was committed', async () => {
    const failed = transaction(database.pool, async (client) => {
      await add(client, 1);
      await client.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await amounts()).toEqual([0, 0]);
  });

  test('of two that deadlock both succeed, one at the second attempt', async () => {
    let attempts = 0;
    let waiting = 0;
    const bothHoldOne = Promise.withResolvers<void>();
    const crossing = (first: number, second: number): Promise<void> =>
      transaction(database.pool, async (client) => {
        attempts += 1;
        await add(client, first);
        waiting += 1;
        if (waiting === 2) bothHoldOne.resolve();
        await bothHoldOne.promise;
        await add(client, second);
      });
    await Promise.all([crossing(1, 2), crossing(2, 1)]);
    expect(attempts).toBe(3);
    expect(await amounts()).toEqual([2, 2]);
  });

  test('a serialization failure that does not pass is given up after three retries', async () => {
    let attempts = 0;
    const failed = transaction(database.pool, async (client) => {
      attempts += 1;
      await client.query(`DO 'BEGIN RAISE SQLSTATE ''40001''; END'`);
    });
    await expect(failed).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(4);
  });

  test('another error is not retried', async () => {
    let attempts = 0;
    const failed = transaction(database.pool, async (client) => {
      attempts += 1;
      await client.query('INSERT INTO account VALUES (1, 0)');
    });
    await expect(failed).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });

  test('a connection that was cut in the middle is thrown away', async () => {
    const failed = transaction(database.pool, async (client) => {
      await add(client, 1);
      await client.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await expect(failed).rejects.toMatchObject({ code: '57P01' });
    expect(await amounts()).toEqual([0, 0]);
  });

  test('whose connection is cut while no statement runs fails by itself; the process lives', async () => {
    const failed = transaction(database.pool, async (client) => {
      await add(client, 1);
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const ended = new Promise<void>((resolve) => void client.once('end', resolve));
      await database.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await ended;
      await add(client, 2);
    });
    await expect(failed).rejects.toThrow('not queryable');
    expect(await amounts()).toEqual([0, 0]);
  });
});
