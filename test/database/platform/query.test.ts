import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query, statement, type Database } from '../../../src/platform/database/index.js';
import { openTestPool } from '../../harness/hub/pool.js';

let database: Database;
beforeAll(async () => {
  database = await openTestPool({ poolSize: 1 });
});
afterAll(() => database.close());

const everyType = statement(
  'test_every_type',
  `SELECT $1::int, 12.30::numeric(18,2), timestamptz '2021-11-05 08:00:00.123456+08', date '2021-11-05',
     true, ARRAY[1, 2], NULL::text, '{"a": 1}'::jsonb`,
);

describe('named statements', () => {
  test('give every value as the text PostgreSQL sends, in the county’s time zone, with microseconds and decimals', async () => {
    expect(await query(database.pool, everyType, [7])).toEqual([
      ['7', '12.30', '2021-11-05 08:00:00.123456+08', '2021-11-05', 't', '{1,2}', null, '{"a": 1}'],
    ]);
  });

  test('are prepared once on a connection', async () => {
    const used = statement('test_prepared_once', 'SELECT $1::text');
    for (const value of ['a', 'b', 'c']) expect(await query(database.pool, used, [value])).toEqual([[value]]);
    const prepared = await database.pool.query<{ uses: number }>(
      `SELECT (generic_plans + custom_plans)::int AS uses FROM pg_prepared_statements WHERE name = 'test_prepared_once'`,
    );
    expect(prepared.rows).toEqual([{ uses: 3 }]);
  });

  test('a name stands for one text', () => {
    statement('test_taken', 'SELECT 1');
    expect(statement('test_taken', 'SELECT 1').text).toBe('SELECT 1');
    expect(() => statement('test_taken', 'SELECT 2')).toThrow('Two statements are named test_taken');
    expect(() => statement('x'.repeat(64), 'SELECT 1')).toThrow('longer than 63 bytes');
  });
});

describe('sessions of the pool', () => {
  test('work in the county’s time zone whatever TZ is, with limits on waiting', async () => {
    const { rows } = await database.pool.query(
      `SELECT current_setting('TimeZone') AS zone, current_setting('statement_timeout') AS statement,
         current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle,
         current_setting('application_name') AS name`,
    );
    expect(rows).toEqual([{ zone: 'Asia/Shanghai', statement: '30s', lock: '10s', idle: '1min', name: 'test' }]);
  });

  test('options in the URL are kept beside the hub’s own', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c work_mem=5MB');
    const other = await openTestPool({ url: url.href });
    const { rows } = await other.pool.query(
      `SELECT current_setting('work_mem') AS memory, current_setting('TimeZone') AS zone`,
    );
    await other.close();
    expect(rows).toEqual([{ memory: '5MB', zone: 'Asia/Shanghai' }]);
  });
});
