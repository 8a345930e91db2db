import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Pool } from 'pg';
import { streamAs } from '../../../src/platform/database/index.js';
import type { TextRow } from '../../../src/platform/database/row.js';
import { $, sql, type Sql } from '../../../src/platform/database/sql.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { eventually } from '../../harness/time/eventually.js';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const never = new AbortController().signal;

async function all(statement: Sql): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  for await (const batch of streamAs(pool, 7, statement, { signal: never })) rows.push(...batch);
  return rows;
}

describe('A stream of rows', () => {
  test('takes and gives every text, list and byte as they are', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('a甲\'"\\$1{},;\n\r\t\b\f\v\u0001𠮷N')),
      maxLength: 12,
    });
    const given = fc.tuple(text, fc.option(text), fc.array(fc.option(text), { maxLength: 4 }), fc.uint8Array());
    await fc.assert(
      fc.asyncProperty(given, async ([one, other, list, bytes]) => {
        const select = sql`SELECT ${$(one, 'text')}, ${$(other, 'text')}, array_to_json(${$(list, 'text[]')})::text,
          ${$(Buffer.from(bytes), 'bytea')}::text, ${$(5, 'int')}`;
        const [row] = await all(select);
        expect([row?.[0], row?.[1], JSON.parse(row?.[2] ?? ''), row?.[3], row?.[4]]).toEqual([
          one,
          other,
          list,
          `\\x${Buffer.from(bytes).toString('hex')}`,
          '5',
        ]);
      }),
      { numRuns: 60 },
    );
  });

  test('runs under the identity and leaves none on the connection', async () => {
    expect(await all(sql`SELECT current_setting('hub.identity')`)).toEqual([['7']]);
    const { rows } = await pool.query(`SELECT nullif(current_setting('hub.identity', true), '') AS identity`);
    expect(rows).toEqual([{ identity: null }]);
  });

  test('gives rows of any number in order, those of one column and none too', async () => {
    const rows = await all(sql`SELECT n, repeat('字', n % 50) FROM generate_series(1, 100000) n ORDER BY n`);
    expect(rows).toHaveLength(100_000);
    expect(rows.every(([n, text], index) => n === String(index + 1) && text?.length === (index + 1) % 50)).toBe(true);
    expect(await all(sql`SELECT 1 WHERE false`)).toEqual([]);
    expect(await all(sql`SELECT NULL UNION ALL SELECT '' UNION ALL SELECT E'\\\\N'`)).toEqual([[null], [''], ['\\N']]);
  });

  test('an error of the database is thrown, and the connection serves the next', async () => {
    await expect(all(sql`SELECT 1 / (n - 50000) FROM generate_series(1, 60000) n`)).rejects.toMatchObject({
      code: '22012',
    });
    expect(await all(sql`SELECT 1`)).toEqual([['1']]);
  });

  const endless = sql`SELECT repeat('x', 1000), generate_series(1, 1000000000)`;
  test.each([
    [
      'stops early',
      endless,
      async (rows: AsyncGenerator) => {
        await rows.next();
        await rows.return(undefined);
      },
    ],
    [
      'aborts between rows',
      endless,
      async (rows: AsyncGenerator, abort: () => void) => {
        await rows.next();
        abort();
      },
    ],
    [
      'aborts while PostgreSQL works',
      sql`SELECT pg_sleep(60)::text`,
      async (rows: AsyncGenerator, abort: () => void) => {
        setTimeout(abort, 200);
        await expect(rows.next()).rejects.toThrow('Connection terminated');
      },
    ],
  ])(
    'whoever %s ends the statement and frees the connection',
    async (_, statement, end) => {
      const ending = new AbortController();
      await end(streamAs(pool, 7, statement, { signal: ending.signal }), () => ending.abort());
      // The pool has one connection: without a free one this would wait for ever.
      await eventually(async () => {
        const { rows: running } = await pool.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE 'COPY%' AND state <> 'idle' AND pid <> pg_backend_pid()`,
        );
        return running[0]?.n === 0;
      });
    },
    15_000,
  );
});
